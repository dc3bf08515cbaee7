/** The page of a stage. */
export function stagePath(stageId: string): string {
  return `/chief/${encodeURIComponent(stageId)}`
}

/** A panel beside the matrix; the fragment brings it into view where it comes first. */
export function panelPath(stageId: string, ...parts: readonly string[]): string {
  return `${[stagePath(stageId), ...parts.map(encodeURIComponent)].join('/')}#panel`
}
