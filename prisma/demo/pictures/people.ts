import { GOLD, GOLD_SOFT, INK, PAPER, SHADOW, STEEL_DEEP } from './look'
import { area, at, disc, line, oval, rect, type Point, type Svg } from './svg'

const SKIN = '#e3bf9f'
const SKIN_DEEP = '#cfa684'
const HAIR = '#3f3833'

type Head = 'short' | 'bob' | 'bun' | 'helmet' | 'cap' | 'shield'
type Pose = keyof typeof POSES

/** Elbow and hand of the arm behind and of the arm before, from the feet of one who looks right. */
const POSES = {
  rest: {
    behind: [
      [-54, -192],
      [-48, -140],
    ],
    before: [
      [54, -192],
      [50, -140],
    ],
  },
  work: {
    behind: [
      [2, -178],
      [72, -188],
    ],
    before: [
      [56, -184],
      [112, -198],
    ],
  },
  point: {
    behind: [
      [-54, -192],
      [-48, -140],
    ],
    before: [
      [88, -240],
      [132, -286],
    ],
  },
  hold: {
    behind: [
      [-8, -184],
      [44, -196],
    ],
    before: [
      [52, -184],
      [58, -206],
    ],
  },
  reach: {
    behind: [
      [20, -270],
      [58, -330],
    ],
    before: [
      [76, -276],
      [98, -344],
    ],
  },
} as const satisfies Record<string, Record<'behind' | 'before', readonly [Point, Point]>>

export interface Person {
  cloth: string
  /** Trousers of another colour. */
  legs?: string
  /** Gloves, where the work asks for them. */
  gloves?: string
  head?: Head
  pose?: Pose
  /** Looks to the left. */
  left?: boolean
  /** Seen from behind. */
  away?: boolean
  /** Stands on the floor, and has a shadow there. */
  grounded?: boolean
  /** The stripe of work clothes that must be seen. */
  striped?: boolean
  /** A white coat or apron over it. */
  coat?: boolean
  scale?: number
}

/** Somebody at work, without a face, with both feet at a point. */
export function person(
  feet: Point,
  {
    cloth,
    legs = cloth,
    gloves = SKIN,
    head = 'short',
    pose = 'rest',
    left = false,
    away = false,
    ...more
  }: Person,
): Svg {
  const { striped = false, coat = false, grounded = true, scale = 1 } = more
  const { behind, before } = POSES[pose]
  const top = coat ? PAPER : cloth
  const body = `M-46 -232q0 -32 32 -32h28q32 0 32 32l-5 ${coat ? 128 : 100}h-82z`
  return at(
    feet,
    [
      grounded ? oval([4, 2], [64, 9], SHADOW) : '',
      arm([-34, -238], behind, shade(top), gloves),
      line(
        [
          [-18, -140],
          [-22, -12],
        ],
        shade(legs),
        36,
      ),
      line(
        [
          [18, -140],
          [22, -12],
        ],
        shade(legs),
        36,
      ),
      rect([-42, -16], [44, 18], INK, 8),
      rect([4, -16], [46, 18], INK, 8),
      area(body, top),
      coat
        ? line(
            [
              [0, -250],
              [0, -110],
            ],
            '#e2dcd2',
            3,
          )
        : '',
      coat || away ? '' : area('M-14 -264h28l-14 22z', PAPER),
      striped ? rect([-44, -186], [88, 13], GOLD_SOFT) : '',
      rect([-12, -288], [24, 28], SKIN_DEEP, 8),
      disc([0, -312], 29, away ? HAIR : SKIN),
      headwear(head, away),
      arm([36, -238], before, top, gloves),
      pose === 'hold' ? rect([34, -232], [62, 44], STEEL_DEEP, 5) : '',
    ],
    { scale, flip: left },
  )
}

/** An arm bent at the elbow; its upper half is a little darker, so that it stands out from the body. */
const arm = (
  shoulder: Point,
  [elbow, hand]: readonly [Point, Point],
  cloth: string,
  gloves: string,
): Svg =>
  [
    line([shoulder, elbow, hand], cloth, 27),
    line([shoulder, elbow], shade(cloth, 0.95), 27),
    disc(hand, 14, gloves),
  ].join('')

function headwear(head: Head, away: boolean): Svg {
  switch (head) {
    case 'helmet':
      return `${area('M-34 -318a34 34 0 0 1 68 0z', GOLD)}${rect([-34, -324], [away ? 68 : 82, 9], GOLD, 4)}${line(
        [
          [-4, -350],
          [-4, -328],
        ],
        GOLD_SOFT,
        6,
      )}`
    case 'cap':
      return `${area('M-31 -314q-4 -38 31 -38t31 38z', PAPER)}${rect([-32, -322], [64, 12], '#e9e4db', 5)}`
    case 'shield':
      return `${area('M-32 -316a32 32 0 0 1 60 -14l8 52q-14 18 -40 10z', STEEL_DEEP)}${rect([6, -326], [26, 20], INK, 4)}`
    case 'bun':
      return `${disc([-20, -342], 13, HAIR)}${hair(-306)}`
    case 'bob':
      return area('M-34 -282v-32a34 34 0 0 1 66 -8q-18 4 -40 0l-4 40z', HAIR)
    default:
      return hair(-304)
  }
}

/** Short hair, seen from the side: it leaves the forehead free. */
const hair = (nape: number): Svg =>
  area(`M-30 ${nape}v-10a31 31 0 0 1 60 -8q-16 6 -40 2l-6 16z`, HAIR)

/** A darker tone of a colour, for what lies behind. */
function shade(colour: string, by = 0.84): string {
  const parts = [1, 3, 5].map((from) => Number.parseInt(colour.slice(from, from + 2), 16))
  return `#${parts
    .map((part) =>
      Math.round(part * by)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}
