import { useEffect, useRef, useState, type RefObject } from 'react'
import type { AssessmentGaps, SaveAnswer } from '~/protocol/assessment'
import { Saver, type SaveField, type SaveWire } from './saver'

/** How long nobody types before what was typed is saved. */
const REST_MS = 1_500

/** `none`: nothing was typed yet; `refused` waits for the lead to decide. */
export type SaveState =
  | { kind: 'none' | 'typing' | 'saving' | 'waiting' | 'invalid' }
  | { kind: 'saved'; at: string }
  | { kind: 'refused'; problem: string }

/**
 * Saves the fields of a form as they are written.
 *
 * @param base every field as it is stored
 * @param told hears what is still missing, after each save
 */
export function useSaver(
  form: RefObject<HTMLFormElement>,
  path: string,
  base: readonly SaveField[],
  told: (gaps: AssessmentGaps) => void,
): { state: SaveState; save: () => Promise<boolean> } {
  const [state, setState] = useState<SaveState>({ kind: 'none' })
  const save = useRef<() => Promise<boolean>>(() => Promise.resolve(true))
  // Made once: what the page had when it was opened is what its changes are counted from.
  const first = useRef({ base, told })

  useEffect(() => {
    const element = form.current
    if (!element) return
    const { base: stored, told: tell } = first.current
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
      const { fields, isValid } = fieldsOf(element)
      const isSaved = await saver.save(fields)
      if (isSaved && !isValid) setState({ kind: 'invalid' })
      return isSaved && isValid
    }
    save.current = now
    const onInput = ({ target }: Event): void => {
      const isOurs = isControl(target) && target.form === element && target.dataset.save
      // After a refusal only the lead's own click saves again.
      if (!isOurs || refused) return
      setState((was) => (was.kind === 'waiting' ? was : { kind: 'typing' }))
      window.clearTimeout(timer)
      timer = window.setTimeout(() => void now(), REST_MS)
    }
    const onLeave = (event: BeforeUnloadEvent): void => {
      if (saver.changed(fieldsOf(element).fields).length > 0) event.preventDefault()
    }
    document.addEventListener('input', onInput)
    window.addEventListener('beforeunload', onLeave)
    return () => {
      document.removeEventListener('input', onInput)
      window.removeEventListener('beforeunload', onLeave)
      if (!refused) void now()
    }
  }, [form, path])

  return { state, save: () => save.current() }
}

type Control = HTMLInputElement | HTMLTextAreaElement

function isControl(target: unknown): target is Control {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
}

/** What stands in the fields; a figure that is none is left out, so that the rest is saved. */
function fieldsOf(form: HTMLFormElement): { fields: SaveField[]; isValid: boolean } {
  const controls = [...form.elements].filter(isControl).filter(({ dataset }) => dataset.save)
  const valid = controls.filter(({ validity }) => validity.valid)
  const fields = valid.map(({ dataset, value }): SaveField => {
    const [kind, key = ''] = (dataset.save ?? '').split(' ')
    return { kind: kind === 'declared' ? 'declared' : 'statements', key, value, was: '' }
  })
  return { fields, isValid: valid.length === controls.length }
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
