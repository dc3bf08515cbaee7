import { PAPER, RED, GOLD, GOLD_SOFT, GOLD_DEEP, STEEL, STEEL_SOFT, STEEL_DEEP } from '../look'
import { person } from '../people'
import { workshop, outdoors, plaque, honours, bench } from '../rooms'
import { rect, disc, line, curve, at, faint, row } from '../svg'
import { cabinet, tools, pole, wires } from '../things/power'
import { card } from '../things/card'
import { teaching } from './teaching'
import { type Scenes } from './scene'

export const power: Scenes = {
  premises: {
    alt: '配网实训车间：墙边一排开关柜，中间是工具架和工作台',
    draw: (look) =>
      [
        workshop(look, { plain: true }),
        row(4, (index) =>
          cabinet([54 + index * 162, 300], 1 + ((index + Math.floor(look.chance() * 2)) % 2)),
        ),
        plaque([766, 168], 1.15),
        tools([720, 332]),
        honours([962, 190], 2),
        bench([640, 690], 400),
        at(
          [700, 690],
          [
            rect([0, -62], [120, 62], STEEL_DEEP, 6),
            rect([14, -48], [60, 30], '#cfe0d6', 3),
            disc([98, -34], 9, GOLD),
          ],
        ),
        at(
          [880, 690],
          [
            line(
              [
                [0, -10],
                [110, -10],
              ],
              RED,
              12,
            ),
            line(
              [
                [110, -10],
                [136, -34],
              ],
              STEEL_DEEP,
              8,
            ),
          ],
        ),
        person([360, 842], {
          cloth: look.cloth[0],
          head: 'helmet',
          pose: 'point',
          striped: true,
          left: true,
          scale: 1.1,
        }),
      ].join(''),
  },
  work: {
    alt: '两名线路工在配电线路杆下作业：一人登杆检修，一人在地面监护',
    draw: (look) =>
      [
        outdoors(look),
        faint(0.5, [
          at(
            [1060, 640],
            [
              line(
                [
                  [-50, 0],
                  [0, -250],
                  [50, 0],
                ],
                STEEL,
                7,
              ),
              line(
                [
                  [-70, -190],
                  [70, -190],
                ],
                STEEL,
                6,
              ),
              line(
                [
                  [-36, -70],
                  [36, -70],
                  [-22, -140],
                  [22, -140],
                ],
                STEEL,
                4,
              ),
            ],
          ),
        ]),
        wires(226),
        pole([600, 830]),
        rect([590, 516], [84, 10], STEEL_DEEP, 4),
        person([640, 520], {
          cloth: look.cloth[0],
          gloves: GOLD_DEEP,
          head: 'helmet',
          pose: 'reach',
          striped: true,
          left: true,
          grounded: false,
          scale: 0.86,
        }),
        curve('M596 336Q640 372 668 322', RED, 8),
        person([300, 830], {
          cloth: look.cloth[1],
          head: 'helmet',
          pose: 'point',
          striped: true,
          scale: 1.1,
        }),
        at(
          [820, 830],
          [
            rect([0, -66], [128, 66], GOLD_DEEP, 8),
            rect([0, -66], [128, 18], GOLD, 8),
            rect([46, -84], [36, 20], STEEL_DEEP, 6),
          ],
        ),
      ].join(''),
  },
  result: {
    alt: '革新成果配网检修工具：带绝缘杆的夹具，旁边是测试仪表',
    draw: (look) =>
      [
        workshop(look),
        rect([150, 640], [900, 40], PAPER, 8),
        rect([190, 680], [820, 190], look.wallSoft, 4),
        at(
          [206, 604],
          [
            line(
              [
                [0, 0],
                [470, -150],
              ],
              GOLD_DEEP,
              22,
            ),
            line(
              [
                [0, 0],
                [120, -38],
              ],
              RED,
              24,
            ),
            row(3, (index) =>
              line(
                [
                  [200 + index * 60, -64 - index * 19],
                  [206 + index * 60, -66 - index * 19],
                ],
                GOLD_SOFT,
                30,
              ),
            ),
            line(
              [
                [470, -150],
                [520, -166],
              ],
              STEEL_DEEP,
              34,
            ),
            curve('M540 -172q-6 -66 56 -74t74 46', STEEL_DEEP, 26),
            curve('M540 -172q20 56 76 46t58 -62', STEEL, 26),
            disc([536, -172], 20, GOLD),
            disc([604, -178], 26, '#b98f6a'),
          ],
        ),
        at([236, 640], [rect([-24, -42], [48, 42], STEEL), rect([320, -130], [40, 130], STEEL)]),
        at(
          [950, 640],
          [
            rect([-70, -180], [150, 180], STEEL_DEEP, 14),
            rect([-48, -156], [106, 62], '#dfe8d8', 5),
            curve('M-40 -112l22 -18 18 12 24 -26 22 8', '#5d7a66', 5),
            row(3, (index) => disc([-34 + index * 40, -62], 12, index === 2 ? GOLD : STEEL_SOFT)),
            row(3, (index) => disc([-34 + index * 40, -26], 12, STEEL)),
          ],
        ),
        card([470, 700], 260),
      ].join(''),
  },
  teaching: teaching('带徒现场：师傅在白板前讲解线路图，两名徒弟围桌学习', (x, y) =>
    at(
      [x, y],
      [
        line(
          [
            [0, 90],
            [0, 0],
            [90, 0],
          ],
          STEEL_DEEP,
          5,
        ),
        line(
          [
            [90, 0],
            [90, 90],
            [200, 90],
          ],
          STEEL_DEEP,
          5,
        ),
        disc([0, 90], 12, RED),
        disc([90, 0], 12, GOLD),
        disc([200, 90], 12, STEEL),
      ],
    ),
  ),
}
