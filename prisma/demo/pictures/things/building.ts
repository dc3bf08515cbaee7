import { INK, PAPER, RED, GOLD, GOLD_SOFT, GOLD_DEEP, STEEL, STEEL_SOFT, STEEL_DEEP } from '../look'
import { type Svg, type Point, rect, disc, area, line, curve, at, faint, row } from '../svg'

/** A booth with curtains, a bench and a hose from above. */
export const booth = (x: number): Svg =>
  at(
    [x, 250],
    [
      rect([0, 0], [240, 390], '#cfc8bd', 4),
      faint(0.75, [
        row(6, (index) =>
          rect([12 + index * 36, 14], [30, 250], index % 2 ? '#c98a4b' : '#b97a3e', 3),
        ),
      ]),
      rect([-6, -10], [252, 16], STEEL_DEEP, 4),
      rect([20, 286], [200, 16], STEEL, 3),
      rect([36, 302], [14, 88], STEEL_DEEP),
      rect([190, 302], [14, 88], STEEL_DEEP),
      curve('M176 -4q-30 140 10 190', INK, 8),
    ],
  )

/** A welding machine on wheels. */
export const machine = (place: Point): Svg =>
  at(place, [
    disc([-44, -12], 16, INK),
    disc([44, -12], 16, INK),
    rect([-76, -150], [152, 136], RED, 12),
    rect([-58, -132], [116, 50], '#2f353c', 5),
    rect([-46, -120], [54, 26], GOLD_SOFT, 3),
    disc([34, -107], 14, STEEL_SOFT),
    row(3, (index) => rect([-54 + index * 40, -64], [28, 8], '#8f1622', 3)),
    curve('M70 -46q70 10 60 46t60 20', INK, 9),
    curve('M-30 -150v-16h60v16', STEEL_DEEP, 9),
  ])

export const cylinder = (place: Point, colour: string): Svg =>
  at(place, [
    rect([-26, -230], [52, 230], colour, 22),
    rect([-10, -256], [20, 30], GOLD_DEEP, 4),
    rect([-26, -120], [52, 12], PAPER),
  ])

/** Sparks around the point of an arc. */
export const sparks = (place: Point, chance: () => number): Svg =>
  at(place, [
    faint(0.35, [disc([0, 0], 92, GOLD_SOFT)]),
    row(22, () => {
      const [turn, far] = [chance() * 6.28, 40 + chance() * 90]
      const [x, y] = [Math.cos(turn), Math.sin(turn)]
      return line(
        [
          [x * 22, y * 22],
          [x * far, y * far * 0.8 + far * 0.2],
        ],
        chance() < 0.5 ? GOLD : '#f0cf7e',
        4,
      )
    }),
    disc([0, 0], 20, PAPER),
  ])

/** A beam of concrete with its lifting eyes; its middle at a point. */
export const beam = (place: Point, width: number): Svg =>
  at(place, [
    area(`M${-width / 2} -60h${width}v40h-40v60h-${width - 80}v-60h-40z`, '#c9c5bd'),
    rect([-width / 2, -60], [width, 14], '#dad6cf'),
    row(5, (index) =>
      rect([-width / 2 + 70 + index * ((width - 140) / 4), -6], [10, 26], '#aba69c', 4),
    ),
    curve(`M${-width / 4 - 18} -60a18 22 0 0 1 36 0`, STEEL_DEEP, 9),
    curve(`M${width / 4 - 18} -60a18 22 0 0 1 36 0`, STEEL_DEEP, 9),
  ])
