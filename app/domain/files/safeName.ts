const LONGEST = 120
/** UTF-8 bytes that every file system takes in a name. */
const LONGEST_BYTES = 200
/** Devices of Windows, with any ending. */
const RESERVED = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i
/** Controls, marks that turn the direction of text, halves of a character, what parts a path. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029<>:"/\\|?*]/gu

/** A name that every system can keep, as near as possible to the one given, with its ending. */
export function safeName(given: string): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const plain = last.replace(UNSAFE, '').replace(/\s+/g, ' ')
  const trimmed = plain.replace(/^[. ]+|[. ]+$/g, '')
  const name = RESERVED.test(trimmed) ? `_${trimmed}` : trimmed
  if (name === '') return 'file'
  const ending = /\.[^. ]{1,10}$/.exec(name)?.[0] ?? ''
  return shortened(name.slice(0, name.length - ending.length), ending)
}

function shortened(stem: string, ending: string): string {
  const characters = Array.from(stem).slice(0, LONGEST - Array.from(ending).length)
  while (bytesOf(characters.join('') + ending) > LONGEST_BYTES) characters.pop()
  const short = characters.join('').trimEnd().replace(/\.+$/, '')
  return `${short === '' ? 'file' : short}${ending}`
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length
}

/** The value of `Content-Disposition`: the name in full, and in ASCII for what is very old. */
export function contentDisposition(type: 'inline' | 'attachment', name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${type}; filename="${plain}"; filename*=UTF-8''${encoded}`
}
