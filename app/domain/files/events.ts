/**
 * What happens to the files of a studio or of a review, in its log. The log has the digest of what a
 * file held, and neither its name nor its description: people write names into them.
 */
export interface FileEvent {
  readonly kind: 'file.added' | 'file.deleted'
  readonly payload: {
    readonly file: string
    /** What it belongs to, down to a part such as a result or an item of a rubric. */
    readonly scope: string
    readonly purpose: string
    /** SHA-256, of a picture that of its clean copy. */
    readonly sha256: string
  }
}

/** Files stand beside what the log adds up to: their events change nothing of it but its length. */
export function isFileEvent(event: { readonly kind: string }): event is FileEvent {
  return event.kind === 'file.added' || event.kind === 'file.deleted'
}
