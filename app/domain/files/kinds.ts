export type FileKind = 'pdf' | 'picture' | 'office' | 'video'

const OOXML = 'application/vnd.openxmlformats-officedocument'

/** Every type that is taken, by what its content is found to be, with the endings its name may have. */
const TYPES = new Map<string, { kind: FileKind; endings: readonly string[] }>(
  Object.entries({
    'application/pdf': { kind: 'pdf', endings: ['pdf'] },
    'image/jpeg': { kind: 'picture', endings: ['jpg', 'jpeg'] },
    'image/png': { kind: 'picture', endings: ['png'] },
    'image/webp': { kind: 'picture', endings: ['webp'] },
    [`${OOXML}.wordprocessingml.document`]: { kind: 'office', endings: ['docx'] },
    [`${OOXML}.spreadsheetml.sheet`]: { kind: 'office', endings: ['xlsx'] },
    [`${OOXML}.presentationml.presentation`]: { kind: 'office', endings: ['pptx'] },
    // of Office before 2007 and of WPS, whose endings stand for the same content
    'application/msword': { kind: 'office', endings: ['doc', 'wps'] },
    'application/vnd.ms-excel': { kind: 'office', endings: ['xls', 'et'] },
    'video/mp4': { kind: 'video', endings: ['mp4', 'm4v'] },
    'video/quicktime': { kind: 'video', endings: ['mov'] },
    'video/webm': { kind: 'video', endings: ['webm'] },
  }),
)

/** What files are for, and the kinds that serve it. */
const PURPOSES = {
  evidence: ['pdf', 'picture', 'office', 'video'],
  photo: ['picture'],
} as const satisfies Record<string, readonly FileKind[]>

export type FilePurpose = keyof typeof PURPOSES

export function isFilePurpose(text: string): text is FilePurpose {
  return Object.hasOwn(PURPOSES, text)
}

function endingOf(name: string): string {
  return /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
}

/** The kind that a name claims, if files for this purpose may be of it; else null. */
export function claimedKind(name: string, purpose: FilePurpose): FileKind | null {
  const ending = endingOf(name)
  const kind = [...TYPES.values()].find(({ endings }) => endings.includes(ending))?.kind
  return kind !== undefined && (PURPOSES[purpose] as readonly FileKind[]).includes(kind)
    ? kind
    : null
}

/** True when content of this type may have this name: a wrong type under a right name may not. */
export function typeFitsName(type: string, name: string): boolean {
  return TYPES.get(type)?.endings.includes(endingOf(name)) ?? false
}

/** What a browser's file dialog offers for a purpose: the value of `accept`. */
export function acceptedEndings(purpose: FilePurpose): string {
  const kinds: readonly FileKind[] = PURPOSES[purpose]
  return [...TYPES.values()]
    .filter(({ kind }) => kinds.includes(kind))
    .flatMap(({ endings }) => endings.map((ending) => `.${ending}`))
    .join(',')
}
