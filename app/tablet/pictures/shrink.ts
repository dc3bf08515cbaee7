/** Long enough to read a nameplate, short enough for a hundred on a tablet. */
const MOST_SIDE = 2560
const THUMB_SIDE = 320

/** A photo as it is kept and sent, and the small one that shows it. */
export interface Shrunk {
  readonly content: Blob
  readonly thumb: Blob
}

/**
 * Draws a picture anew, no larger than needed: upright, as JPEG, without anything that the camera
 * wrote beside it, such as the place. Null for what this browser cannot read or draw as a picture.
 */
export async function shrink(file: Blob): Promise<Shrunk | null> {
  let picture: ImageBitmap | null = null
  try {
    picture = await createImageBitmap(file)
    const content = await drawn(picture, MOST_SIDE, 0.85)
    const thumb = await drawn(picture, THUMB_SIDE, 0.7)
    return content && thumb && { content, thumb }
  } catch {
    return null
  } finally {
    picture?.close()
  }
}

function drawn(picture: ImageBitmap, side: number, quality: number): Promise<Blob | null> {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
}
