/** The id of an edition's log. */
export function editionScope(editionId: string): string {
  return `edition:${editionId}`
}
