import { INK, PAPER, RED, GOLD, GOLD_DEEP, STEEL, STEEL_SOFT, STEEL_DEEP, WOOD_DEEP } from '../look'
import { type Svg, type Point, rect, disc, line, curve, at, row } from '../svg'

/** A cabinet with meters, a handle and a lamp that is on. */
export const cabinet = (place: Point, meters: number): Svg =>
  at(place, [
    rect([0, 0], [150, 330], STEEL_SOFT, 5),
    rect([8, 8], [134, 314], '#d9dcde', 3),
    row(meters, (index) =>
      at(
        [44 + index * 62, 66],
        [
          disc([0, 0], 24, PAPER),
          line(
            [
              [0, 0],
              [9, -13],
            ],
            INK,
            4,
          ),
        ],
      ),
    ),
    row(3, (index) =>
      disc([40 + index * 34, 122], 8, index === 0 ? RED : index === 1 ? GOLD : '#6f9a7d'),
    ),
    rect([28, 158], [94, 8], STEEL, 3),
    rect([28, 178], [64, 8], STEEL_SOFT, 3),
    rect([118, 210], [8, 52], STEEL_DEEP, 4),
  ])

/** Insulated rods and tools on a board. */
export const tools = (place: Point): Svg =>
  at(place, [
    rect([0, 0], [250, 210], '#d8c6a8', 6),
    row(4, (index) =>
      line(
        [
          [36 + index * 34, 26],
          [36 + index * 34, 180],
        ],
        index % 2 ? RED : GOLD_DEEP,
        9,
      ),
    ),
    row(4, (index) =>
      line(
        [
          [36 + index * 34, 26],
          [36 + index * 34, 46],
        ],
        STEEL_DEEP,
        9,
      ),
    ),
    curve('M186 40a26 26 0 1 0 40 0', STEEL_DEEP, 9),
    line(
      [
        [206, 96],
        [206, 176],
      ],
      WOOD_DEEP,
      12,
    ),
  ])

/** A pole with its cross arm, insulators and a transformer. */
export const pole = (place: Point): Svg =>
  at(place, [
    rect([-13, -640], [26, 640], '#a79f94', 4),
    rect([-130, -600], [260, 18], STEEL_DEEP, 4),
    rect([-96, -520], [192, 14], STEEL_DEEP, 4),
    row(4, (index) => rect([-124 + index * 78, -634], [16, 36], '#b98f6a', 6)),
    row(2, (index) => rect([-92 + index * 168, -548], [14, 30], '#b98f6a', 6)),
    rect([-74, -452], [52, 84], STEEL, 6),
    row(4, (index) => rect([-70 + index * 12, -444], [5, 68], STEEL_DEEP, 2)),
  ])

/** Wires that hang from the insulators and leave the picture on both sides. */
export const wires = (y: number): Svg =>
  row(4, (index) => {
    const [x, far] = [484 + index * 78, y + 28 + index * 9]
    return curve(
      `M-20 ${far}Q${x * 0.55} ${far + 46} ${x} ${y - 30}Q${x + 340} ${far + 40} 1220 ${far}`,
      STEEL_DEEP,
      3,
    )
  })
