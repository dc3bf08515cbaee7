// For worker threads: reads a zip that somebody sent, within bounds.
import { Buffer } from 'node:buffer'

/** Why an archive is not read: the code of the answer. */
export class Refusal extends Error {}

/**
 * The wanted entries of a zip that yauzl opened, by name. Every entry is expanded once, the others
 * into nothing: the reader stops where one has more than it says, so the sum of what they say is a
 * bound.
 *
 * @param isWanted asked for each entry; may refuse, too
 * @throws Refusal `bomb` or `macro`; what yauzl throws for a broken archive
 */
export async function expandZip(zip, { mostEntries, mostExpanded }, isWanted) {
  if (zip.entryCount > mostEntries) throw new Refusal('bomb')
  const entries = []
  for await (const entry of zip.eachEntry()) entries.push(entry)
  const expanded = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0)
  if (expanded > mostExpanded) throw new Refusal('bomb')
  if (entries.some(({ fileName }) => /vbaproject\.bin$/i.test(fileName))) throw new Refusal('macro')
  const parts = new Map()
  for (const entry of entries) {
    const pieces = isWanted(entry) ? [] : null
    for await (const piece of await zip.openReadStreamPromise(entry)) pieces?.push(piece)
    if (pieces) parts.set(entry.fileName, Buffer.concat(pieces))
  }
  return parts
}
