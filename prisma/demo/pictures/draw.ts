import { lookOf } from './look'
import { sampleMark } from './mark'
import { HEIGHT, WIDTH } from './rooms'
import type { Scene } from './scenes/scene'
import type { Svg } from './svg'

/** A scene with its sample mark as a whole picture; the same seed draws the same one. */
export function drawScene({ draw }: Scene, seed: number): Svg {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">`,
    draw(lookOf(seed)),
    sampleMark([WIDTH - 40, HEIGHT - 66]),
    '</svg>',
  ].join('')
}
