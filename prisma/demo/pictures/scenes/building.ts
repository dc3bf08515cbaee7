import {
  INK,
  RED,
  GOLD,
  GOLD_DEEP,
  STEEL,
  STEEL_SOFT,
  STEEL_DEEP,
  WOOD_DEEP,
  SHADOW,
} from '../look'
import { person } from '../people'
import { workshop, plaque, honours, bench } from '../rooms'
import { rect, disc, oval, area, line, at, row } from '../svg'
import { booth, machine, cylinder, sparks, beam } from '../things/building'
import { teaching } from './teaching'
import { type Scenes } from './scene'

export const building: Scenes = {
  premises: {
    alt: '焊工实训车间：一排焊接工位，前面是焊机、气瓶和工作台',
    draw: (look) =>
      [
        workshop(look, { plain: true }),
        row(3, (index) => booth(40 + index * 270)),
        plaque([890, 180], 1.3),
        honours([890, 340], 2),
        cylinder([900, 690], '#6d8296'),
        cylinder([966, 690], STEEL),
        machine([300, 820]),
        bench([640, 704], 310),
        at(
          [680, 704],
          [rect([0, -20], [150, 20], STEEL_DEEP, 3), rect([60, -66], [22, 50], STEEL, 2)],
        ),
        person([520, 842], {
          cloth: look.cloth[0],
          head: 'helmet',
          pose: 'hold',
          striped: true,
          scale: 1.08,
        }),
      ].join(''),
  },
  work: {
    alt: '焊工戴着面罩在工作台上焊接构件，同事在一旁观察',
    draw: (look) =>
      [
        workshop(look),
        at(
          [470, 640],
          [
            oval([240, 196], [290, 14], SHADOW),
            rect([30, 20], [28, 176], STEEL_DEEP),
            rect([422, 20], [28, 176], STEEL_DEEP),
            rect([0, 0], [480, 26], STEEL, 4),
            rect([150, -26], [260, 26], STEEL_DEEP, 2),
            rect([250, -118], [30, 94], '#767d84', 2),
            area('M280 -30l60 0 -60 -60z', STEEL_DEEP),
          ],
        ),
        person([420, 836], {
          cloth: look.cloth[0],
          gloves: WOOD_DEEP,
          head: 'shield',
          pose: 'work',
          scale: 1.22,
        }),
        line(
          [
            [556, 596],
            [690, 612],
          ],
          INK,
          12,
        ),
        sparks([702, 612], look.chance),
        person([1010, 806], {
          cloth: look.cloth[1],
          gloves: WOOD_DEEP,
          head: 'shield',
          pose: 'rest',
          left: true,
          scale: 1.14,
        }),
        cylinder([150, 780], '#6d8296'),
        machine([250, 812]),
      ].join(''),
  },
  result: {
    alt: '革新成果预制构件模具：行车吊起一根脱模的构件，下面是钢模',
    draw: (look) =>
      [
        workshop(look),
        rect([0, 140], [1_200, 44], GOLD, 3),
        rect([0, 172], [1_200, 12], GOLD_DEEP),
        at(
          [600, 140],
          [
            rect([-90, -26], [180, 50], STEEL_DEEP, 6),
            line(
              [
                [0, 24],
                [0, 170],
              ],
              STEEL_DEEP,
              8,
            ),
            disc([0, 178], 22, RED),
            line(
              [
                [0, 196],
                [-172, 292],
              ],
              STEEL_DEEP,
              6,
            ),
            line(
              [
                [0, 196],
                [172, 292],
              ],
              STEEL_DEEP,
              6,
            ),
          ],
        ),
        beam([600, 500], 690),
        at(
          [600, 740],
          [
            oval([0, 66], [450, 18], SHADOW),
            area('M-420 -90h56v70h728v-70h56v150h-840z', STEEL_DEEP),
            rect([-420, -102], [56, 14], STEEL),
            rect([364, -102], [56, 14], STEEL),
            row(9, (index) => rect([-380 + index * 92, -8], [14, 66], STEEL, 3)),
            row(4, (index) =>
              at(
                [-300 + index * 200, -20],
                [
                  rect([-16, -26], [32, 26], GOLD_DEEP, 4),
                  line(
                    [
                      [0, -22],
                      [26, -50],
                    ],
                    RED,
                    10,
                  ),
                ],
              ),
            ),
          ],
        ),
        person([180, 846], {
          cloth: look.cloth[0],
          head: 'helmet',
          pose: 'point',
          striped: true,
          scale: 1.06,
        }),
      ].join(''),
  },
  teaching: teaching('带徒现场：师傅对着焊缝示意图讲解，两名徒弟在记录', (x, y) =>
    at(
      [x, y],
      [
        rect([-10, 70], [92, 34], STEEL_SOFT),
        rect([118, 70], [92, 34], STEEL_SOFT),
        area('M70 66h60l-22 40h-16z', GOLD),
        line(
          [
            [100, 58],
            [150, -20],
          ],
          STEEL_DEEP,
          9,
        ),
        disc([100, 60], 9, RED),
      ],
    ),
  ),
}
