/** The few shapes that the sample pictures are made of, as SVG text. */
export type Svg = string
export type Point = readonly [x: number, y: number]

/** Numbers are written short, so that a picture's source stays small. */
const short = (value: number) => String(Math.round(value * 10) / 10)

export function rect([x, y]: Point, [width, height]: Point, fill: string, radius = 0): Svg {
  const corner = radius > 0 ? ` rx="${short(radius)}"` : ''
  return `<rect x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}"${corner} fill="${fill}"/>`
}

export const disc = ([x, y]: Point, radius: number, fill: string): Svg =>
  `<circle cx="${short(x)}" cy="${short(y)}" r="${short(radius)}" fill="${fill}"/>`

export const oval = ([x, y]: Point, [rx, ry]: Point, fill: string): Svg =>
  `<ellipse cx="${short(x)}" cy="${short(y)}" rx="${short(rx)}" ry="${short(ry)}" fill="${fill}"/>`

export const ring = ([x, y]: Point, radius: number, stroke: string, width: number): Svg =>
  `<circle cx="${short(x)}" cy="${short(y)}" r="${short(radius)}" fill="none" stroke="${stroke}" stroke-width="${short(width)}"/>`

export const area = (d: string, fill: string): Svg => `<path d="${d}" fill="${fill}"/>`

/** A line through points with round ends and corners. */
export const line = (points: readonly Point[], stroke: string, width: number): Svg =>
  curve(`M${points.map(([x, y]) => `${short(x)} ${short(y)}`).join('L')}`, stroke, width)

export const curve = (d: string, stroke: string, width: number): Svg =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${short(width)}" stroke-linecap="round" stroke-linejoin="round"/>`

/** Parts moved to a place; `flip` mirrors them there, `scale` makes them larger. */
export function at(
  [x, y]: Point,
  parts: readonly Svg[],
  { scale = 1, flip = false }: { scale?: number; flip?: boolean } = {},
): Svg {
  const size = scale === 1 && !flip ? '' : ` scale(${flip ? -scale : scale} ${scale})`
  return `<g transform="translate(${short(x)} ${short(y)})${size}">${parts.join('')}</g>`
}

/** Parts that one can see through. */
export const faint = (opacity: number, parts: readonly Svg[]): Svg =>
  `<g opacity="${opacity}">${parts.join('')}</g>`

/** The same part at several places in a row. */
export const row = (count: number, part: (index: number) => Svg): Svg =>
  Array.from({ length: count }, (_, index) => part(index)).join('')
