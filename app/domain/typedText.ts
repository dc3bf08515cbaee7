/** How a text that somebody typed or pasted is kept: without what nobody sees in it. */

/** Takes no room, or turns what follows about: no script that is used here needs it. */
const UNSEEN = /[\p{Cf}\p{DI}]/gu
const CONTROL = /(?![\s\u0085])\p{Cc}/gu

/** One line: blanks and line ends are single blanks. */
export function lineTyped(text: string): string {
  return text
    .replace(UNSEEN, '')
    .replace(CONTROL, '')
    .normalize('NFC')
    .replace(/[\s\u0085]+/g, ' ')
    .trim()
}

/** A text of several lines, which browsers end each in their own way; tabs stay. */
export function areaTyped(text: string): string {
  return text
    .replace(UNSEEN, '')
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .normalize('NFC')
    .trim()
}
