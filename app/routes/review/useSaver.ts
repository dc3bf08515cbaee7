import { useEffect, useRef, useState, type RefObject } from 'react'
import { figureTyped } from '~/domain/review/declaredFigure'
import type { AssessmentGaps, SaveAnswer } from '~/protocol/assessment'
import { focusOn } from '~/components/focusOn'
import { Saver, type SaveField, type SaveWire } from './saver'

/** How long nobody types before what was typed is saved. */
const REST_MS = 1_500

/** `none`: nothing was typed yet; `refused` waits for the lead to decide. */
export type SaveState =
  | { kind: 'none' | 'typing' | 'saving' | 'waiting' }
  /** Keys of the figures that were not saved; all else was. */
  | { kind: 'invalid'; figures: readonly string[] }
  | { kind: 'saved'; at: string }
  | { kind: 'refused'; problem: string }

/** What is wrong with figures, by their keys. */
type Wrong = ReadonlyMap<string, string>

interface Saving {
  path: string
  /** Every field as it is stored. */
  base: readonly SaveField[]
  /** What is wrong with what stands in a figure's field; null when it can be saved. */
  problemOf: (key: string, text: string) => string | null
  /** What the server found wrong in the form that this page answers. */
  wrong: Wrong
  /** Hears what is still missing, after each save. */
  told: (gaps: AssessmentGaps) => void
}

/**
 * Saves the fields of a form as they are written. A figure that is none is not sent but marked, until
 * something else stands there; `save`, which is for the lead's own click, goes to the first of them.
 */
export function useSaver(
  form: RefObject<HTMLFormElement>,
  { path, base, problemOf, wrong: refusedFigures, told }: Saving,
): { state: SaveState; wrong: Wrong; save: () => Promise<boolean> } {
  const [state, setState] = useState<SaveState>({ kind: 'none' })
  const [wrong, setWrong] = useState(refusedFigures)
  const save = useRef<() => Promise<boolean>>(() => Promise.resolve(true))
  // Made once: what the page had when it was opened is what its changes are counted from.
  const first = useRef({ base, problemOf, told })

  useEffect(() => {
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
      setState({ kind: 'saved', at: one.answer.savedAt })
    })
    const now = async (): Promise<boolean> => {
      window.clearTimeout(timer)
      const { fields, wrong: found } = fieldsOf(element, problem)
      setWrong(problemsOf(found))
      const isSaved = await saver.save(fields)
      if (isSaved) setState((was) => afterSave(was, found))
      return isSaved && found.length === 0
    }
    save.current = () => {
      focusOn(fieldsOf(element, problem).wrong[0]?.control)
      return now()
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
      window.clearTimeout(timer)
      timer = window.setTimeout(() => void now(), REST_MS)
    }
    const onLeave = (event: BeforeUnloadEvent): void => {
      const { fields, wrong: found } = fieldsOf(element, problem)
      if (found.length > 0 || saver.changed(fields).length > 0) event.preventDefault()
    }
    document.addEventListener('input', onInput)
    window.addEventListener('beforeunload', onLeave)
    return () => {
      document.removeEventListener('input', onInput)
      window.removeEventListener('beforeunload', onLeave)
      if (!refused) void now()
    }
  }, [form, path])

  return { state, wrong, save: () => save.current() }
}

type Control = HTMLInputElement | HTMLTextAreaElement

function isControl(target: unknown): target is Control {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
}

interface WrongField {
  control: Control
  key: string
  problem: string
}

/** What stands in the fields; a figure that is none is apart, so that the rest is saved. */
function fieldsOf(
  form: HTMLFormElement,
  problemOf: Saving['problemOf'],
): { fields: SaveField[]; wrong: WrongField[] } {
  const fields: SaveField[] = []
  const wrong: WrongField[] = []
  for (const control of [...form.elements].filter(isControl)) {
    const [kind, key = ''] = control.dataset.save?.split(' ') ?? []
    const { value } = control
    if (kind === 'statements') fields.push({ kind, key, value, was: '' })
    if (kind !== 'declared') continue
    const problem = problemOf(key, value)
    if (problem === null) fields.push({ kind, key, value: figureTyped(value), was: '' })
    else wrong.push({ control, key, problem })
  }
  return { fields, wrong }
}

function problemsOf(wrong: readonly WrongField[]): Wrong {
  return new Map(wrong.map(({ key, problem }) => [key, problem]))
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
