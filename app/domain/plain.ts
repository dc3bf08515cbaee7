/**
 * How names and titles are compared: width, case, blanks, what nobody sees and the dot of some names
 * make no other one.
 */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s·•\p{Cf}\p{Cc}\p{DI}]/gu, '')
    .toLowerCase()
}
