import { PAPER, RED, GOLD, GOLD_DEEP, STEEL, STEEL_SOFT, STEEL_DEEP, SHADOW } from '../look'
import { person } from '../people'
import { workshop, plaque, honours, bench } from '../rooms'
import { rect, disc, oval, ring, line, at, row } from '../svg'
import { car, shell, lift, robot, cart, PAINTS, clamp } from '../things/auto'
import { card } from '../things/card'
import { teaching } from './teaching'
import { type Scenes } from './scene'

export const auto: Scenes = {
  premises: {
    alt: '汽车维修实训工位：双柱举升机上停着一辆轿车，旁边是工具车',
    draw: (look) =>
      [
        workshop(look, { plain: true }),
        plaque([52, 190], 1.15),
        honours([992, 210], 2),
        lift(600, 190),
        rect([240, 454], [720, 18], STEEL_DEEP, 6),
        car([600, 458], PAINTS[Math.floor(look.chance() * 4)] ?? STEEL_SOFT, 1.02),
        cart([1010, 620]),
        bench([30, 690], 210),
        person([560, 842], { cloth: look.cloth[0], head: 'short', pose: 'reach', scale: 1.04 }),
        person([760, 850], {
          cloth: look.cloth[1],
          head: 'bob',
          pose: 'hold',
          left: true,
          scale: 1.04,
        }),
      ].join(''),
  },
  work: {
    alt: '两名技术人员在焊装工位调试机械臂和车身夹具',
    draw: (look) =>
      [
        workshop(look),
        robot([250, 800]),
        at(
          [560, 800],
          [
            rect([-130, -120], [420, 120], STEEL_DEEP, 6),
            rect([-150, -140], [460, 26], STEEL, 6),
            shell([80, -150], 0.66),
            row(3, (index) =>
              at(
                [-60 + index * 140, -140],
                [rect([-10, -40], [20, 40], GOLD_DEEP, 3), rect([-22, -56], [44, 20], GOLD, 5)],
              ),
            ),
          ],
        ),
        at(
          [452, 568],
          [
            row(7, (index) =>
              line(
                [
                  [12 * Math.cos(index), 12 * Math.sin(index)],
                  [
                    (30 + (index % 3) * 12) * Math.cos(index),
                    (30 + (index % 3) * 12) * Math.sin(index),
                  ],
                ],
                index % 2 ? GOLD : '#f0cf7e',
                5,
              ),
            ),
            disc([0, 0], 11, PAPER),
          ],
        ),
        person([880, 830], {
          cloth: look.cloth[0],
          head: 'helmet',
          pose: 'hold',
          left: true,
          striped: true,
          scale: 1.16,
        }),
        person([1056, 806], {
          cloth: look.cloth[1],
          head: 'helmet',
          pose: 'work',
          left: true,
          striped: true,
          scale: 1.12,
        }),
      ].join(''),
  },
  result: {
    alt: '革新成果焊装工位夹具：台架上的定位块和快速夹钳',
    draw: (look) =>
      [
        workshop(look, { plain: true }),
        honours([90, 190], 3),
        plaque([950, 180], 1.1),
        at(
          [600, 700],
          [
            oval([0, 130], [430, 22], SHADOW),
            rect([-360, -10], [40, 140], STEEL_DEEP, 4),
            rect([320, -10], [40, 140], STEEL_DEEP, 4),
            rect([-400, -50], [800, 52], STEEL, 8),
            row(12, (index) => disc([-364 + index * 66, -24], 7, STEEL_DEEP)),
            shell([0, -60], 1.06),
            row(4, (index) => clamp([-290 + index * 194, -50])),
          ],
        ),
        card([486, 730], 230),
      ].join(''),
  },
  teaching: teaching('带徒现场：师傅对着传动结构图讲解，两名徒弟在记录', (x, y) =>
    at(
      [x, y],
      [
        ring([40, 60], 46, STEEL, 9),
        ring([146, 60], 60, GOLD, 9),
        disc([40, 60], 10, STEEL_DEEP),
        disc([146, 60], 12, RED),
        line(
          [
            [40, 12],
            [146, -2],
          ],
          STEEL_DEEP,
          4,
        ),
        line(
          [
            [40, 108],
            [146, 122],
          ],
          STEEL_DEEP,
          4,
        ),
      ],
    ),
  ),
}
