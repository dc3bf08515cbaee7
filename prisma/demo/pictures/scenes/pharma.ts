import {
  INK,
  PAPER,
  RED,
  GOLD,
  GOLD_SOFT,
  GOLD_DEEP,
  STEEL,
  STEEL_SOFT,
  STEEL_DEEP,
  WOOD,
  WOOD_DEEP,
  LEAF,
  SHADOW,
} from '../look'
import { person } from '../people'
import { room, plaque, honours } from '../rooms'
import { rect, disc, oval, area, line, curve, at, row } from '../svg'
import { drawers, jar, scales, steam, trays } from '../things/pharma'
import { card } from '../things/card'
import { teaching } from './teaching'
import { type Scenes } from './scene'

export const pharma: Scenes = {
  premises: {
    alt: '中药炮制工作室：整面墙的药斗柜，柜台上摆着戥秤和药罐',
    draw: (look) =>
      [
        room(look),
        drawers([70, 150], 8, 6),
        plaque([830, 150], 1.3),
        honours([830, 330], 3),
        trays([1000, 690], 3),
        at(
          [90, 640],
          [
            oval([360, 196], [390, 14], SHADOW),
            rect([20, 20], [680, 172], look.wallDeep, 4),
            row(4, (index) => rect([44 + index * 164, 44], [140, 124], look.wallSoft, 4)),
            rect([0, 0], [720, 26], WOOD, 6),
            scales([150, 0]),
            jar([320, 0], LEAF),
            jar([392, 0], GOLD_DEEP, 0.86),
            jar([456, 0], '#a8765a', 0.94),
          ],
        ),
        person([880, 826], {
          cloth: look.cloth[0],
          head: 'cap',
          coat: true,
          pose: 'hold',
          left: true,
          scale: 1.1,
        }),
      ].join(''),
  },
  work: {
    alt: '炮制工在炒药锅前翻炒药材，另一人在晾架旁查看',
    draw: (look) =>
      [
        room(look),
        drawers([60, 140], 5, 4),
        plaque([790, 150], 1.2),
        area('M430 300h300l-56 86h-188z', STEEL_SOFT),
        rect([556, 54], [48, 250], STEEL_SOFT),
        steam([580, 590]),
        at(
          [580, 820],
          [
            oval([0, 4], [200, 14], SHADOW),
            rect([-160, -160], [320, 160], '#b9aa98', 10),
            row(3, (index) => rect([-150 + index * 104, -146], [94, 60], '#cbbda9', 4)),
            area('M-52 0v-60a52 46 0 0 1 104 0v60z', INK),
            area('M-30 0q-8 -40 14 -60q10 26 20 8q36 26 24 52z', GOLD),
            area('M-176 -172h352q-22 66 -176 66t-176 -66z', STEEL_DEEP),
            oval([0, -172], [176, 24], STEEL),
            oval([0, -174], [146, 16], LEAF),
          ],
        ),
        line(
          [
            [486, 640],
            [640, 650],
          ],
          WOOD_DEEP,
          11,
        ),
        person([370, 830], {
          cloth: look.cloth[0],
          head: 'cap',
          coat: true,
          pose: 'work',
          scale: 1.16,
        }),
        trays([970, 740], 4),
        person([820, 842], {
          cloth: look.cloth[1],
          head: 'cap',
          coat: true,
          pose: 'point',
          scale: 1.1,
        }),
      ].join(''),
  },
  result: {
    alt: '革新成果炮制温控装置：控制箱连着保温锅，旁边是药材样品',
    draw: (look) =>
      [
        room(look),
        drawers([820, 130], 4, 5),
        honours([110, 180], 3),
        rect([110, 660], [980, 36], PAPER, 8),
        rect([150, 696], [900, 170], look.wallSoft, 4),
        at(
          [300, 660],
          [
            rect([-120, -270], [240, 270], '#e3e5e4', 14),
            rect([-96, -242], [192, 104], STEEL_DEEP, 8),
            curve('M-80 -160q30 -4 46 -34t44 -26t70 -2', GOLD_SOFT, 7),
            row(3, (index) => disc([-64 + index * 64, -92], 20, index === 0 ? RED : STEEL)),
            row(3, (index) =>
              line(
                [
                  [-64 + index * 64, -92],
                  [-58 + index * 64, -104],
                ],
                PAPER,
                4,
              ),
            ),
            rect([-96, -48], [192, 10], STEEL_SOFT, 4),
            rect([-96, -30], [130, 10], STEEL_SOFT, 4),
          ],
        ),
        curve('M420 600q80 20 110 -40t80 -30', INK, 10),
        at(
          [690, 660],
          [
            rect([-110, -30], [220, 30], STEEL_DEEP, 6),
            area('M-130 -150h260v40q0 90 -130 90t-130 -90z', STEEL),
            oval([0, -150], [130, 22], STEEL_DEEP),
            oval([0, -154], [112, 15], GOLD_DEEP),
            line(
              [
                [-150, -128],
                [-128, -128],
              ],
              INK,
              14,
            ),
            line(
              [
                [150, -128],
                [128, -128],
              ],
              INK,
              14,
            ),
          ],
        ),
        steam([690, 490]),
        jar([880, 660], LEAF, 1.05),
        jar([956, 660], '#a8765a', 1.05),
        card([460, 722], 270),
      ].join(''),
  },
  teaching: teaching('带徒现场：师傅对着药材图谱讲解，两名徒弟辨认样品', (x, y) =>
    at(
      [x, y],
      [
        row(3, (index) =>
          at(
            [index * 84, 0],
            [
              curve('M18 118V20', LEAF, 6),
              area('M18 70q-40 -4 -40 -40q38 2 40 40zq40 -4 40 -40q-38 2 -40 40z', LEAF),
              disc([18, 14], 11, index === 1 ? RED : GOLD),
            ],
          ),
        ),
      ],
    ),
  ),
}
