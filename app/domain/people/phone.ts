/**
 * The 11 digits of a mainland mobile number, however it was typed: full-width, with blanks, hyphens or
 * brackets, with +86, 0086 or 86 before it. Null when it is not one (1, then 3 to 9, then nine digits).
 */
export function normalisePhone(text: string): string | null {
  const compact = text.normalize('NFKC').replace(/[\s\-‐-―()]/g, '')
  return /^(?:\+86|0086|86)?(1[3-9]\d{9})$/.exec(compact)?.[1] ?? null
}
