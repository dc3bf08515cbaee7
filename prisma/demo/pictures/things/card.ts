import { GOLD, PAPER, STEEL_DEEP, STEEL_SOFT } from '../look'
import { at, rect, type Point, type Svg } from '../svg'

/** A card that stands before what is shown; its lines say nothing. */
export const card = (place: Point, width: number): Svg =>
  at(place, [
    rect([0, 0], [width, 116], PAPER, 8),
    rect([0, 0], [8, 116], GOLD, 4),
    rect([32, 26], [width * 0.56, 13], STEEL_DEEP, 6),
    rect([32, 56], [width * 0.76, 9], STEEL_SOFT, 4),
    rect([32, 78], [width * 0.64, 9], STEEL_SOFT, 4),
  ])
