import type { PublicBoard } from './publicBoard'

/** Whether a board shows studios under review: these, and nobody else, are known by name. */
export function isReview({ rows }: Pick<PublicBoard, 'rows'>): boolean {
  return rows.some(({ name }) => name !== undefined)
}
