import {
  type Look,
  INK,
  PAPER,
  GOLD,
  GOLD_DEEP,
  STEEL_DEEP,
  WOOD,
  WOOD_DEEP,
  GLASS,
  LEAF,
  SHADOW,
} from '../look'
import { type Svg, type Point, rect, disc, oval, area, line, at, faint, row } from '../svg'

const VASES = [
  'M-22 -8h44l12 -60q6 -44 -26 -62v-22h-16v22q-32 18 -26 62z',
  'M-30 -8h60l14 -70q-2 -30 -28 -36h-32q-26 6 -28 36z',
  'M-18 -8h36l4 -40q26 -20 20 -52q-6 -26 -42 -28q-36 2 -42 28q-6 32 20 52z',
]

/** A showcase with a vessel in it. */
export const showcase = (place: Point, vase: number, colour: string): Svg =>
  at(place, [
    oval([0, 4], [84, 10], SHADOW),
    rect([-72, -160], [144, 160], WOOD_DEEP, 4),
    rect([-58, -144], [116, 120], WOOD, 3),
    faint(0.7, [rect([-66, -360], [132, 200], GLASS, 4)]),
    at([0, -160], [area(VASES[vase % 3] ?? '', colour), rect([-34, -10], [68, 10], PAPER, 2)], {
      scale: 1.1,
    }),
    faint(0.5, [area('M-50 -350h26l-34 178h-8v-120z', PAPER)]),
    rect([-72, -368], [144, 12], WOOD_DEEP, 4),
  ])

/** A framed landscape of hills and a tower. */
export const landscape = (place: Point, [width, height]: Point): Svg =>
  at(place, [
    rect([-10, -10], [width + 20, height + 20], WOOD_DEEP, 4),
    rect([0, 0], [width, height], '#f3ead6'),
    disc([width * 0.76, height * 0.3], height * 0.1, GOLD),
    area(
      `M0 ${height * 0.8}q${width * 0.2} -${height * 0.6} ${width * 0.42} -${height * 0.08}t${width * 0.58} -${height * 0.1}v${height * 0.38}H0z`,
      '#c7bb9c',
    ),
    area(
      `M0 ${height}v-${height * 0.16}q${width * 0.4} -${height * 0.22} ${width} 0v${height * 0.16}z`,
      LEAF,
    ),
  ])

/** An old gate tower with two roofs. */
export const gate = (place: Point, look: Look): Svg =>
  at(place, [
    area('M-330 0v-190h660v190z', look.floorDeep),
    row(11, (index) => rect([-330 + index * 62, -214], [40, 26], look.floorDeep)),
    row(3, (index) =>
      line(
        [
          [-320, -140 + index * 50],
          [320, -140 + index * 50],
        ],
        look.floor,
        3,
      ),
    ),
    area('M-70 0v-76a70 70 0 0 1 140 0v76z', '#7a6e60'),
    rect([-220, -320], [440, 110], '#a8563f'),
    row(7, (index) => rect([-206 + index * 66, -320], [14, 110], '#7d3f30')),
    area('M-300 -316q60 -14 90 -64h420q30 50 90 64z', STEEL_DEEP),
    rect([-160, -446], [320, 70], '#a8563f'),
    row(5, (index) => rect([-148 + index * 70, -446], [12, 70], '#7d3f30')),
    area('M-236 -440q60 -16 96 -80h280q36 64 96 80z', STEEL_DEEP),
    rect([-120, -532], [240, 14], INK, 6),
    rect([-46, -436], [92, 44], GOLD_DEEP, 3),
  ])
