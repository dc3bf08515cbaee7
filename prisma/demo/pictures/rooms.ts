import {
  GLASS,
  GOLD,
  GOLD_DEEP,
  GOLD_SOFT,
  LEAF,
  PAPER,
  RED,
  SHADOW,
  STEEL,
  STEEL_SOFT,
  WOOD,
  WOOD_DEEP,
  type Look,
} from './look'
import { area, at, disc, faint, line, oval, rect, row, type Point, type Svg } from './svg'

export const WIDTH = 1_200
export const HEIGHT = 900
/** Where the wall meets the floor. */
const FLOOR = 620

const window_ = ([x, y]: Point, [width, height]: Point): Svg =>
  at(
    [x, y],
    [
      rect([-8, -8], [width + 16, height + 16], PAPER, 4),
      rect([0, 0], [width, height], GLASS),
      faint(0.5, [area(`M0 ${height}V${height * 0.5}L${width * 0.7} 0H${width}z`, PAPER)]),
      line(
        [
          [width / 2, 0],
          [width / 2, height],
        ],
        PAPER,
        8,
      ),
      line(
        [
          [0, height * 0.45],
          [width, height * 0.45],
        ],
        PAPER,
        8,
      ),
    ],
  )

/** A hall with a row of tall windows and lamps; `plain` leaves the wall to what stands there. */
export function workshop(look: Look, { plain = false }: { plain?: boolean } = {}): Svg {
  const count = 3 + Math.floor(look.chance() * 2)
  const step = WIDTH / count
  const width = step * 0.52
  return [
    rect([0, 0], [WIDTH, FLOOR], look.wall),
    rect([0, 0], [WIDTH, 92], look.wallDeep),
    row(9, (index) =>
      line(
        [
          [index * 150 - 20, 92],
          [index * 150 + 55, 20],
          [index * 150 + 130, 92],
        ],
        look.wall,
        7,
      ),
    ),
    rect([0, 86], [WIDTH, 12], look.wallSoft),
    plain
      ? ''
      : row(count, (index) => window_([index * step + (step - width) / 2, 158], [width, 250])),
    rect([0, FLOOR - 96], [WIDTH, 96], look.wallDeep),
    rect([0, FLOOR - 100], [WIDTH, 8], look.wallSoft),
    ground(look),
    row(3, (index) => lamp([200 + index * 400, 98])),
  ].join('')
}

/** A quiet room with shelves, for a laboratory or a classroom. */
export function room(look: Look): Svg {
  return [
    rect([0, 0], [WIDTH, FLOOR], look.wall),
    rect([0, 0], [WIDTH, 54], look.wallSoft),
    row(4, (index) => rect([110 + index * 270, 54], [170, 14], PAPER, 4)),
    rect([0, FLOOR - 18], [WIDTH, 18], look.wallDeep),
    ground(look),
  ].join('')
}

/** Open land under the sky: two rows of hills and a field. */
export function outdoors(look: Look): Svg {
  const peak = 330 + look.chance() * 60
  return [
    rect([0, 0], [WIDTH, HEIGHT], '#eef1ee'),
    rect([0, 0], [WIDTH, 240], '#e6ecec'),
    disc([930, 190], 74, GOLD_SOFT),
    faint(0.75, [cloud([240, 170], 1), cloud([640, 110], 0.7)]),
    area(`M0 520Q180 ${peak} 400 470T820 430T1200 ${peak + 60}V700H0z`, look.wallDeep),
    area('M0 590Q260 470 560 560T1200 520V760H0z', look.floor),
    area('M0 660Q420 600 800 660T1200 640V900H0z', LEAF),
    faint(0.18, [area('M0 760Q500 690 1200 770V900H0z', '#3f5238')]),
  ].join('')
}

function ground(look: Look): Svg {
  return [
    rect([0, FLOOR], [WIDTH, HEIGHT - FLOOR], look.floor),
    faint(0.5, [
      area(`M150 ${HEIGHT}L330 ${FLOOR}H352L186 ${HEIGHT}z`, look.floorDeep),
      area(`M1050 ${HEIGHT}L870 ${FLOOR}H848L1014 ${HEIGHT}z`, look.floorDeep),
    ]),
  ].join('')
}

const cloud = ([x, y]: Point, scale: number): Svg =>
  at(
    [x, y],
    [
      oval([0, 0], [92, 26], PAPER),
      oval([50, -18], [56, 30], PAPER),
      oval([-34, -12], [44, 24], PAPER),
    ],
    { scale },
  )

const lamp = ([x, y]: Point): Svg =>
  at(
    [x, y],
    [
      line(
        [
          [0, 0],
          [0, 34],
        ],
        STEEL,
        4,
      ),
      area('M-44 60q6 -28 44 -28t44 28z', STEEL),
      faint(0.28, [area('M-40 62h80l56 190h-192z', PAPER)]),
      rect([-26, 58], [52, 7], GOLD_SOFT, 3),
    ],
  )

/** A star with five points, as large as a plaque needs it. */
const STAR = 'M75 18l4.5 11 12 .8-9.2 7.6 2.9 11.6-10.2-6.3-10.2 6.3 2.9-11.6-9.2-7.6 12-.8z'

/** The plaque on a studio's wall: gold on wood, its lines say nothing. */
export const plaque = (place: Point, scale = 1): Svg =>
  at(
    place,
    [
      rect([0, 0], [150, 100], WOOD_DEEP, 6),
      rect([8, 8], [134, 84], GOLD_SOFT, 3),
      area(STAR, RED),
      rect([30, 56], [90, 8], GOLD_DEEP, 4),
      rect([48, 72], [54, 7], GOLD, 3),
    ],
    { scale },
  )

/** Framed honours in a row. */
export const honours = (place: Point, count: number): Svg =>
  at(place, [
    row(count, (index) =>
      at(
        [index * 104, 0],
        [
          rect([0, 0], [86, 64], WOOD, 3),
          rect([6, 6], [74, 52], PAPER, 2),
          rect([20, 20], [46, 6], GOLD, 3),
          rect([26, 34], [34, 5], STEEL_SOFT, 2),
          disc([66, 46], 6, GOLD_DEEP),
        ],
      ),
    ),
  ])

/** A plant in a pot; its foot at a point. */
export const plant = (place: Point, scale = 1): Svg =>
  at(
    place,
    [
      ...[-34, -14, 8, 30].map((lean) =>
        area(
          `M0 -60Q${lean * 0.4} -130 ${lean * 1.7} -${176 - Math.abs(lean)}Q${lean * 1.4 + 12} -110 0 -60z`,
          LEAF,
        ),
      ),
      area('M-34 -66h68l-9 66h-50z', '#b98f6a'),
      rect([-38, -74], [76, 14], '#a97f5b', 4),
    ],
    { scale },
  )

/** A workbench with a vice's worth of room; its top's left end at a point. */
export function bench([x, y]: Point, width: number, { drawers = true } = {}): Svg {
  const tall = 118
  return at(
    [x, y],
    [
      oval([width / 2, tall + 6], [width / 2 + 10, 10], SHADOW),
      rect([18, 16], [22, tall - 12], WOOD_DEEP),
      rect([width - 40, 16], [22, tall - 12], WOOD_DEEP),
      drawers ? rect([width - 176, 16], [140, 86], WOOD) : '',
      drawers ? row(3, (index) => rect([width - 124, 26 + index * 26], [38, 6], WOOD_DEEP, 3)) : '',
      rect([0, 0], [width, 22], WOOD, 5),
      rect([0, 16], [width, 6], WOOD_DEEP, 3),
    ],
  )
}
