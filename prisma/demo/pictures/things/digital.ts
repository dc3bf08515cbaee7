import { RED, GOLD, GOLD_SOFT, STEEL } from '../look'
import { type Svg, type Point, rect, disc, line, curve, at, row } from '../svg'

const RACK = '#4a5058'

/** A rack of servers; lamps differ from rack to rack. */
export const rack = (place: Point, chance: () => number): Svg =>
  at(place, [
    rect([0, 0], [150, 470], RACK, 6),
    row(9, (index) =>
      at(
        [14, 18 + index * 49],
        [
          rect([0, 0], [122, 40], '#5c636c', 3),
          rect([10, 10], [58, 6], '#767e87', 3),
          rect([10, 24], [40, 6], '#767e87', 3),
          disc([92, 20], 5, chance() < 0.7 ? '#8fb89c' : GOLD),
          disc([108, 20], 5, chance() < 0.5 ? GOLD_SOFT : '#8fb89c'),
        ],
      ),
    ),
  ])

/** A screen with a line or bars on it. */
export const screen = (
  place: Point,
  [width, height]: Point,
  drawn: 'line' | 'bars' | 'net',
): Svg => {
  const [w, h] = [width / 100, height / 100]
  return at(place, [
    rect([0, 0], [width, height], '#3d444c', 8),
    rect([8, 8], [width - 16, height - 16], '#2f353c', 4),
    drawn === 'line'
      ? `${curve(`M${12 * w} ${74 * h}l${18 * w} ${-22 * h} ${16 * w} ${10 * h} ${20 * w} ${-34 * h} ${22 * w} ${14 * h}`, GOLD, 6)}${line(
          [
            [12 * w, 86 * h],
            [88 * w, 86 * h],
          ],
          STEEL,
          3,
        )}`
      : drawn === 'bars'
        ? [30, 44, 26, 56, 48]
            .map((tall, index) =>
              rect(
                [(16 + index * 15) * w, (80 - tall) * h],
                [9 * w, tall * h],
                index === 3 ? RED : GOLD_SOFT,
                3,
              ),
            )
            .join('')
        : `${line(
            [
              [22 * w, 66 * h],
              [50 * w, 30 * h],
              [78 * w, 62 * h],
              [22 * w, 66 * h],
            ],
            STEEL,
            4,
          )}${disc([22 * w, 66 * h], 12, GOLD)}${disc([50 * w, 30 * h], 15, GOLD_SOFT)}${disc([78 * w, 62 * h], 12, '#8fb89c')}`,
  ])
}
