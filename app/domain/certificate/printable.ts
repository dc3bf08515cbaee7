import type { CertificateContent } from './certificate'

/** The code points that the font of certificates has. */
export type Printable = ReadonlySet<number>

/** What a certificate and its plaque print that people have typed or chosen. */
export function printedTexts({
  title,
  holder,
  statement,
  issuer,
  plaque,
}: CertificateContent): string[] {
  const texts = [title, statement, issuer, ...(plaque ? [plaque] : [])]
  return [holder, ...texts.flatMap(({ zh, en }) => [zh, en])]
}

/** The characters of these texts that the font lacks, each once. */
export function missingCharacters(texts: readonly string[], printable: Printable): string[] {
  return [...new Set(texts.join(''))].filter(
    (one) => !/\s/.test(one) && !printable.has(one.codePointAt(0) ?? 0),
  )
}
