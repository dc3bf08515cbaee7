/**
 * The page of a list that is asked for, or the last one for whoever asks beyond it.
 *
 * @param asked counted from 1
 * @param size rows on a page
 */
export function pageOf(asked: number, total: number, size: number) {
  const pages = Math.max(1, Math.ceil(total / size))
  const page = Math.min(asked, pages)
  return { page, pages, rows: { skip: (page - 1) * size, take: size } }
}
