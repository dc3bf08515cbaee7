import { z } from 'zod'
import { beginUploadForm } from './files'

/** Begins the upload of a photo of a site visit, taken in a tenure of a seat. */
export const beginVisitPhotoForm = beginUploadForm
  .omit({ scope: true, purpose: true })
  .extend({ review: z.string().regex(/^[\w-]{1,64}$/), tenure: z.string().min(1).max(64) })
