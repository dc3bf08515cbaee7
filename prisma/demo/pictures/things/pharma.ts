import { PAPER, RED, GOLD, GOLD_DEEP, STEEL_DEEP, WOOD, WOOD_DEEP, LEAF } from '../look'
import { type Svg, type Point, rect, disc, oval, area, line, curve, at, faint, row } from '../svg'

/** The wall of small drawers in which herbs are kept. */
export const drawers = (place: Point, columns: number, rows: number): Svg =>
  at(place, [
    rect([-14, -14], [columns * 74 + 22, rows * 62 + 22], WOOD_DEEP, 6),
    row(columns * rows, (index) =>
      at(
        [(index % columns) * 74, Math.floor(index / columns) * 62],
        [
          rect([0, 0], [68, 56], WOOD, 3),
          rect([16, 14], [36, 12], '#ead9bd', 2),
          disc([34, 40], 5, GOLD_DEEP),
        ],
      ),
    ),
  ])

export const jar = (place: Point, fill: string, scale = 1): Svg =>
  at(
    place,
    [
      rect([-28, -84], [56, 84], '#eef1ec', 10),
      rect([-28, -52], [56, 52], fill, 10),
      rect([-22, -100], [44, 18], WOOD_DEEP, 5),
      rect([-18, -42], [36, 22], PAPER, 2),
    ],
    { scale },
  )

/** A pan scale. */
export const scales = (place: Point): Svg =>
  at(place, [
    rect([-46, -12], [92, 12], GOLD_DEEP, 5),
    rect([-5, -126], [10, 118], GOLD_DEEP, 3),
    line(
      [
        [-84, -118],
        [84, -118],
      ],
      GOLD,
      8,
    ),
    line(
      [
        [-84, -118],
        [-112, -56],
        [-56, -56],
        [-84, -118],
      ],
      GOLD_DEEP,
      3,
    ),
    line(
      [
        [84, -118],
        [112, -56],
        [56, -56],
        [84, -118],
      ],
      GOLD_DEEP,
      3,
    ),
    area('M-122 -58h76q-6 22 -38 22t-38 -22z', GOLD),
    area('M46 -58h76q-6 22 -38 22t-38 -22z', GOLD),
    disc([0, -122], 9, RED),
  ])

export const steam = (place: Point): Svg =>
  faint(0.6, [
    at(place, [row(3, (index) => curve(`M${index * 44 - 44} 0q-24 -36 0 -72t0 -74`, PAPER, 12))]),
  ])

/** Flat baskets on which herbs dry, one above the other. */
export const trays = (place: Point, count: number): Svg =>
  at(place, [
    rect([-116, -count * 82], [12, count * 82], STEEL_DEEP, 3),
    rect([104, -count * 82], [12, count * 82], STEEL_DEEP, 3),
    row(count, (index) =>
      at(
        [0, -count * 82 + 46 + index * 82],
        [
          oval([0, -10], [92, 14], [LEAF, GOLD_DEEP, '#a8765a'][index % 3] ?? LEAF),
          rect([-108, -6], [216, 18], '#d8b98a', 8),
          rect([-108, 4], [216, 8], WOOD_DEEP, 4),
        ],
      ),
    ),
  ])
