import { PAPER, RED, GOLD, GOLD_SOFT, STEEL, STEEL_SOFT, STEEL_DEEP, WOOD, SHADOW } from '../look'
import { type Svg, type Point, rect, disc, oval, ring, line, at, row } from '../svg'

/** A lathe; its foot at a point. */
export const lathe = (place: Point, scale = 1): Svg =>
  at(
    place,
    [
      oval([0, 4], [240, 12], SHADOW),
      rect([-220, -110], [90, 110], STEEL_DEEP, 4),
      rect([130, -110], [90, 110], STEEL_DEEP, 4),
      rect([-230, -140], [460, 34], STEEL, 5),
      rect([-230, -250], [130, 112], '#8fa096', 8),
      disc([-100, -194], 36, STEEL_SOFT),
      disc([-100, -194], 14, STEEL_DEEP),
      rect([-66, -204], [196, 20], STEEL_SOFT, 3),
      rect([128, -222], [70, 84], '#8fa096', 6),
      rect([-10, -170], [70, 34], STEEL_DEEP, 4),
      disc([26, -128], 15, GOLD),
      disc([-198, -222], 8, RED),
      disc([-174, -222], 8, GOLD_SOFT),
    ],
    { scale },
  )

/** A toothed wheel. */
export const gear = (place: Point, radius: number, teeth: number, colour: string): Svg =>
  at(place, [
    row(teeth, (index) => {
      const turn = (index / teeth) * Math.PI * 2
      const [x, y] = [Math.cos(turn), Math.sin(turn)]
      return line(
        [
          [x * radius * 0.9, y * radius * 0.9],
          [x * (radius + 9), y * (radius + 9)],
        ],
        colour,
        radius * 0.2,
      )
    }),
    disc([0, 0], radius, colour),
    ring([0, 0], radius * 0.58, 'rgba(255,253,250,.55)', radius * 0.12),
    disc([0, 0], radius * 0.22, PAPER),
  ])

export const desk = (place: Point): Svg =>
  at(place, [
    oval([70, 112], [84, 9], SHADOW),
    rect([8, 12], [12, 100], STEEL_DEEP),
    rect([120, 12], [12, 100], STEEL_DEEP),
    rect([0, 0], [140, 16], WOOD, 4),
    rect([24, -10], [44, 10], PAPER, 2),
  ])
