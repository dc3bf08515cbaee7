import { INK, RED, GOLD, GOLD_SOFT, GOLD_DEEP, STEEL, STEEL_SOFT, STEEL_DEEP, GLASS } from '../look'
import { type Svg, type Point, rect, disc, area, line, curve, at, row } from '../svg'

/** A car from the side, its wheels' foot at a point. */
export const car = (place: Point, paint: string, scale = 1): Svg =>
  at(
    place,
    [
      area(
        'M-300 -50q-6 -66 44 -84l92 -22q60 -76 128 -80h86q66 4 124 78l80 18q50 12 46 90l-16 6h-570z',
        paint,
      ),
      area('M-128 -160q44 -54 98 -56h20v56z', GLASS),
      area('M6 -216h44q44 4 88 56H6z', GLASS),
      line(
        [
          [-2, -150],
          [-2, -60],
        ],
        'rgba(58,54,50,.25)',
        4,
      ),
      rect([-90, -132], [34, 8], 'rgba(58,54,50,.35)', 4),
      rect([262, -128], [34, 20], GOLD_SOFT, 8),
      wheel([-176, -44]),
      wheel([176, -44]),
    ],
    { scale },
  )

const wheel = (place: Point): Svg =>
  at(place, [
    disc([0, 0], 54, INK),
    disc([0, 0], 32, STEEL_SOFT),
    disc([0, 0], 10, STEEL_DEEP),
    row(5, (index) =>
      line(
        [
          [0, 0],
          [26 * Math.cos(index * 1.257), 26 * Math.sin(index * 1.257)],
        ],
        STEEL,
        6,
      ),
    ),
  ])

/** A car's bare body on a fixture: the openings show what is behind. */
export const shell = (place: Point, scale: number): Svg =>
  at(
    place,
    [
      curve(
        'M-282 -8q-28 -70 28 -92l96 -24q60 -76 128 -80h86q66 4 124 78l74 18q44 12 34 92',
        STEEL,
        26,
      ),
      line(
        [
          [-290, -6],
          [-236, -6],
        ],
        STEEL,
        26,
      ),
      line(
        [
          [-116, -6],
          [116, -6],
        ],
        STEEL,
        26,
      ),
      line(
        [
          [236, -6],
          [288, -6],
        ],
        STEEL,
        26,
      ),
      curve('M-236 -6q8 -62 60 -62t60 62', STEEL_SOFT, 20),
      curve('M116 -6q8 -62 60 -62t60 62', STEEL_SOFT, 20),
      line(
        [
          [-2, -196],
          [-2, -10],
        ],
        STEEL,
        18,
      ),
      line(
        [
          [-150, -116],
          [180, -116],
        ],
        STEEL_SOFT,
        16,
      ),
    ],
    { scale },
  )

/** A lift of two posts. */
export const lift = (x: number, top: number): Svg =>
  [-350, 330].map((side) => rect([x + side, top], [32, 800 - top], STEEL_DEEP, 4)).join('') +
  [-350, 330].map((side) => rect([x + side - 18, 786], [68, 18], STEEL_DEEP, 4)).join('')

/** A robot's arm on its foot. */
export const robot = (place: Point, flip = false): Svg =>
  at(
    place,
    [
      rect([-70, -40], [140, 40], STEEL_DEEP, 8),
      rect([-42, -96], [84, 60], GOLD_DEEP, 14),
      line(
        [
          [0, -100],
          [-60, -280],
        ],
        GOLD,
        52,
      ),
      line(
        [
          [-60, -280],
          [140, -356],
        ],
        GOLD,
        40,
      ),
      line(
        [
          [140, -356],
          [196, -262],
        ],
        STEEL_DEEP,
        26,
      ),
      disc([0, -100], 34, STEEL_DEEP),
      disc([-60, -280], 30, STEEL_DEEP),
      disc([140, -356], 24, STEEL_DEEP),
      disc([0, -100], 13, GOLD_SOFT),
      disc([-60, -280], 11, GOLD_SOFT),
      line(
        [
          [196, -262],
          [202, -226],
        ],
        INK,
        12,
      ),
    ],
    { flip },
  )

export const cart = (place: Point): Svg =>
  at(place, [
    disc([24, 128], 14, INK),
    disc([116, 128], 14, INK),
    rect([0, 0], [140, 118], RED, 8),
    row(4, (index) => rect([14, 16 + index * 25], [112, 17], '#a81a28', 3)),
    row(4, (index) => rect([52, 22 + index * 25], [36, 5], '#f1c9c9', 2)),
    rect([-8, -10], [156, 14], STEEL_DEEP, 5),
  ])

export const PAINTS = ['#b9b2a6', '#9aa6b0', '#cdbf9f', '#8f9a94']

export const clamp = (place: Point): Svg =>
  at(place, [
    rect([-26, -64], [52, 64], GOLD_DEEP, 5),
    rect([-34, -12], [68, 14], STEEL_DEEP, 3),
    line(
      [
        [0, -62],
        [-8, -112],
        [36, -132],
      ],
      STEEL_DEEP,
      16,
    ),
    line(
      [
        [0, -62],
        [40, -84],
      ],
      GOLD,
      14,
    ),
    disc([0, -62], 12, GOLD_SOFT),
    line(
      [
        [40, -84],
        [74, -116],
      ],
      RED,
      13,
    ),
  ])
