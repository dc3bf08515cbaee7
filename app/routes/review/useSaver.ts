import { useRef, useState, type RefObject } from 'react'
import type { AssessmentGaps, SaveAnswer } from '~/protocol/assessment'
import { focusOn } from '~/components/focusOn'
import { useAtOnce } from '~/components/useAtOnce'
import {
  asOpened,
  fieldsOf,
  isControl,
  problemsOf,
  type ProblemOf,
  type Wrong,
  type WrongField,
} from './assessmentControls'
import { Saver, type SaveField, type SaveWire } from './saver'

/** How long nobody types before what was typed is saved. */
const REST_MS = 1_500

/**
 * `none`: nothing was typed yet; `byButton`: the page opened with what a form could not save, which
 * waits for the lead to decide, as after `refused`.
 */
export type SaveState =
  | { kind: 'none' | 'byButton' | 'typing' | 'saving' | 'waiting' }
  /** Keys of the figures that were not saved; all else was. */
  | { kind: 'invalid'; figures: readonly string[] }
  | { kind: 'saved'; at: string }
  | { kind: 'refused'; problem: string }

interface Saving {
  path: string
  /** Every field as it is stored. */
  base: readonly SaveField[]
  problemOf: ProblemOf
  /** What the server found wrong in the form that this page answers. */
  wrong: Wrong
  /** Hears what is still missing, after each save. */
  told: (gaps: AssessmentGaps) => void
}

interface Saves {
  state: SaveState
  wrong: Wrong
  /** For the lead's own click: resolves to whether all is stored, and goes to the first wrong figure. */
  save: () => Promise<boolean>
  /** Whether leaving the page would lose something, since it is not saved by itself. */
  isHeldUp: () => boolean
}

/**
 * Saves the fields of a form as they are written, at the latest when the page is left or hidden. A
 * figure that is none is not sent but marked, until something else stands there.
 */
export function useSaver(
  form: RefObject<HTMLFormElement>,
  { path, base, problemOf, wrong: refusedFigures, told }: Saving,
): Saves {
  const [state, setState] = useState<SaveState>({ kind: 'none' })
  const [wrong, setWrong] = useState(refusedFigures)
  const save = useRef<() => Promise<boolean>>(() => Promise.resolve(true))
  const isHeldUp = useRef<() => boolean>(() => false)
  // Made once: what the page had when it was opened is what its changes are counted from.
  const first = useRef({ base, problemOf, told })

  useAtOnce(() => {
    const element = form.current
    if (!element) return
    const { base: stored, problemOf: problem, told: tell } = first.current
    let timer: number | undefined
    let refused = false
    const saver = new Saver(stored, wireTo(path), (one) => {
      refused = one.kind === 'refused'
      if (one.kind !== 'saved') {
        setState(one)
        return
      }
      tell(one.answer.gaps)
      setState(isMore() ? { kind: 'typing' } : { kind: 'saved', at: one.answer.savedAt })
    })
    /** Whether something was typed while a save was under way. */
    const isMore = () => saver.changed(fieldsOf(element, problem).fields).length > 0
    const now = async (): Promise<boolean> => {
      window.clearTimeout(timer)
      const { fields, wrong: found } = fieldsOf(element, problem)
      setWrong(problemsOf(found))
      const isSaved = await saver.save(fields)
      if (isSaved && !isMore()) setState((was) => afterSave(was, found))
      return isSaved && found.length === 0
    }
    save.current = () => {
      focusOn(fieldsOf(element, problem).wrong[0]?.control)
      return now()
    }
    const restart = (): void => {
      window.clearTimeout(timer)
      timer = window.setTimeout(() => void now(), REST_MS)
    }
    isHeldUp.current = () => {
      const { fields, wrong: found } = fieldsOf(element, problem)
      return found.length > 0 || (refused && saver.changed(fields).length > 0)
    }
    const onInput = ({ target }: Event): void => {
      const isOurs = isControl(target) && target.form === element && target.dataset.save
      if (isOurs) {
        const found = problemsOf(fieldsOf(element, problem).wrong)
        // Marked while it is being typed is only what was marked before.
        setWrong((was) => new Map([...found].filter(([key]) => was.has(key))))
      }
      // After a refusal only the lead's own click saves again.
      if (!isOurs || refused) return
      setState((was) => (was.kind === 'waiting' ? was : { kind: 'typing' }))
      restart()
    }
    const onHide = (): void => {
      if (document.hidden && !refused) void now()
    }
    const onLeave = (event: BeforeUnloadEvent): void => {
      const { fields, wrong: found } = fieldsOf(element, problem)
      const isLost = saver.isBusy() || found.length > 0 || saver.changed(fields).length > 0
      if (isLost) event.preventDefault()
    }
    // What the page opened with, not what was typed since: that waits for no decision.
    refused = saver.changed(fieldsOf(element, problem, asOpened).fields).length > 0
    if (refused) setState({ kind: 'byButton' })
    else if (saver.changed(fieldsOf(element, problem).fields).length > 0) restart()
    document.addEventListener('input', onInput)
    document.addEventListener('visibilitychange', onHide)
    window.addEventListener('beforeunload', onLeave)
    return () => {
      document.removeEventListener('input', onInput)
      document.removeEventListener('visibilitychange', onHide)
      // What waits for a save that is under way is not sent by a window that is closed.
      const end = () => window.removeEventListener('beforeunload', onLeave)
      if (refused) end()
      else void now().finally(end)
    }
  }, [form, path])

  return { state, wrong, save: () => save.current(), isHeldUp: () => isHeldUp.current() }
}

function afterSave(was: SaveState, wrong: readonly WrongField[]): SaveState {
  if (wrong.length > 0) return { kind: 'invalid', figures: wrong.map(({ key }) => key) }
  // Nothing had to be sent: what stands there is stored already.
  return was.kind === 'typing' || was.kind === 'invalid' ? { kind: 'none' } : was
}

function wireTo(path: string): SaveWire {
  return {
    newId: () => crypto.randomUUID(),
    post: async (body) => {
      const answer = await fetch(path, {
        method: 'POST',
        body,
        keepalive: body.toString().length < 60_000,
      })
      const isJson = answer.headers.get('content-type')?.includes('json') ?? false
      return { status: answer.status, body: isJson ? ((await answer.json()) as SaveAnswer) : null }
    },
    wait: (ms) =>
      new Promise((resolve) => {
        const timer = window.setTimeout(end, ms)
        function end() {
          window.clearTimeout(timer)
          window.removeEventListener('online', end)
          resolve()
        }
        window.addEventListener('online', end)
      }),
  }
}
