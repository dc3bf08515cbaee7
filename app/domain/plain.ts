/** How names and titles are compared: width, case, blanks and the dot of some names make no other one. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s·•]/g, '')
    .toLowerCase()
}
