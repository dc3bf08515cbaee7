import { plain } from '../plain'

/** Whether two texts are one name. */
export function isSameName(a: string, b: string): boolean {
  return plain(a) === plain(b)
}
