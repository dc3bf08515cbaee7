import { GOLD, PAPER, SHADOW, STEEL, STEEL_SOFT, WOOD, WOOD_DEEP } from '../look'
import { person } from '../people'
import { honours, plant, plaque, room } from '../rooms'
import { at, oval, rect, type Svg } from '../svg'
import type { Scene } from './scene'

/** A master and two apprentices around a table, before a board on which the trade's matter is drawn. */
export function teaching(alt: string, drawn: (x: number, y: number) => Svg): Scene {
  return {
    alt,
    draw: (look) => {
      const flip = look.chance() < 0.5
      const heads = look.chance() < 0.5 ? (['bun', 'short'] as const) : (['short', 'bob'] as const)
      const people = [
        rect([400, 150], [430, 268], PAPER, 8),
        rect([392, 142], [446, 12], STEEL, 4),
        rect([392, 414], [446, 14], STEEL, 4),
        drawn(500, 226),
        person([330, 800], { cloth: look.cloth[0], pose: 'point', scale: 1.16 }),
        person([640, 770], {
          cloth: look.cloth[1],
          head: heads[0],
          away: true,
          pose: 'rest',
          scale: 1.08,
        }),
        person([880, 780], {
          cloth: look.cloth[2],
          head: heads[1],
          pose: 'hold',
          left: true,
          scale: 1.08,
        }),
        at(
          [430, 690],
          [
            oval([290, 190], [330, 14], SHADOW),
            rect([50, 20], [24, 170], WOOD_DEEP),
            rect([506, 20], [24, 170], WOOD_DEEP),
            rect([0, 0], [580, 28], WOOD, 8),
            rect([0, 20], [580, 8], WOOD_DEEP, 4),
            rect([110, -12], [120, 12], PAPER, 2),
            rect([120, -20], [120, 8], STEEL_SOFT, 2),
            rect([330, -40], [34, 40], GOLD, 6),
          ],
        ),
      ]
      return [
        room(look),
        plaque([905, 170], 1.1),
        honours([130, 190], 2),
        plant([1110, 690], 1.25),
        flip ? at([1_200, 0], people, { flip: true }) : people.join(''),
      ].join('')
    },
  }
}
