import qrcode from 'qrcode'

/** Where a tablet takes a seat with a code. */
export function seatAddress(origin: string, code: string): string {
  return `${origin}/seat?code=${encodeURIComponent(code)}`
}

/** A QR code as a path of a square picture, to be drawn in the page's own SVG. */
export async function qrPath(text: string): Promise<{ size: number; path: string }> {
  const svg = await qrcode.toString(text, { type: 'svg', errorCorrectionLevel: 'M', margin: 0 })
  const size = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1])
  const path = /stroke="#000000" d="([^"]+)"/.exec(svg)?.[1]
  if (path === undefined || !Number.isInteger(size)) throw new Error('No QR code was drawn')
  return { size, path }
}
