import type { StudioState } from '~/domain/studio/state'

/**
 * The names of all who ever led a studio. The log knows them by their ids; the history, at the same
 * place, by the names under which each gave way to the next.
 */
export function leadNames(
  leads: StudioState['leads'],
  history: readonly { seq: number; kind: string; from: string }[],
  leadName: string,
): ReadonlyMap<string, string> {
  return new Map(
    leads.map(({ id }, index) => {
      const next = leads[index + 1]
      const change = next && history.find(({ seq, kind }) => kind === 'lead' && seq === next.seq)
      return [id, change?.from ?? leadName]
    }),
  )
}
