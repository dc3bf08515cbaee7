import {
  PAPER,
  RED,
  GOLD,
  GOLD_SOFT,
  STEEL,
  STEEL_SOFT,
  STEEL_DEEP,
  WOOD,
  WOOD_DEEP,
  GLASS,
  LEAF,
} from '../look'
import { person } from '../people'
import { room, outdoors, plaque, honours, plant } from '../rooms'
import { rect, disc, area, line, curve, at, row } from '../svg'
import { showcase, landscape, gate } from '../things/tourism'
import { card } from '../things/card'
import { teaching } from './teaching'
import { type Scenes } from './scene'

export const tourism: Scenes = {
  premises: {
    alt: '讲解培训展厅：展柜里陈列器物，墙上挂着风景画',
    draw: (look) =>
      [
        room(look),
        landscape([90, 150], [360, 210]),
        landscape([500, 150], [230, 210]),
        plaque([800, 168], 1.3),
        honours([1010, 204], 1),
        row(4, (index) =>
          showcase(
            [150 + index * 210, 730],
            index + Math.floor(look.chance() * 3),
            ['#8ea3a6', '#b98f6a', '#a8765a', '#7f9478'][index] ?? GOLD,
          ),
        ),
        plant([1_110, 700], 1.3),
        person([930, 846], {
          cloth: look.cloth[0],
          head: 'bun',
          pose: 'point',
          left: true,
          scale: 1.1,
        }),
      ].join(''),
  },
  work: {
    alt: '讲解员在古城门前为游客讲解',
    draw: (look) =>
      [
        outdoors(look),
        gate([700, 680], look),
        area('M470 900L640 680H760L960 900z', '#d8cdb9'),
        person([300, 836], {
          cloth: RED,
          legs: STEEL_DEEP,
          head: 'bun',
          pose: 'point',
          scale: 1.18,
        }),
        person([580, 808], { cloth: look.cloth[1], head: 'short', away: true, scale: 1.05 }),
        person([730, 836], { cloth: look.cloth[2], head: 'bob', left: true, scale: 1.05 }),
        person([890, 806], {
          cloth: '#a89270',
          head: 'short',
          left: true,
          pose: 'hold',
          scale: 1.05,
        }),
      ].join(''),
  },
  result: {
    alt: '革新成果讲解培训方法：路线沙盘、讲解卡片和无线讲解器',
    draw: (look) =>
      [
        room(look),
        landscape([110, 140], [300, 190]),
        plaque([880, 150], 1.3),
        rect([110, 660], [980, 36], WOOD, 8),
        rect([150, 696], [900, 170], look.wallDeep, 4),
        at(
          [200, 660],
          [
            area('M0 0l70 -150h420l70 150z', '#d9d2b8'),
            area('M30 -20l50 -110h150q-30 60 20 110z', LEAF),
            curve('M60 -30Q160 -120 260 -60T500 -110', PAPER, 12),
            row(4, (index) =>
              at(
                [100 + index * 120, -62 - (index % 2) * 40],
                [
                  line(
                    [
                      [0, 0],
                      [0, -46],
                    ],
                    STEEL_DEEP,
                    5,
                  ),
                  area('M0 -48h34l-10 11 10 11h-34z', index === 2 ? RED : GOLD),
                ],
              ),
            ),
            rect([0, -6], [560, 14], WOOD_DEEP, 4),
          ],
        ),
        row(3, (index) =>
          at(
            [800 + index * 44, 652],
            [
              area('M0 0l-18 -128h84l18 128z', PAPER),
              rect([2, -104], [48, 10], index === 1 ? GOLD : STEEL_SOFT, 4),
              rect([6, -80], [52, 6], STEEL_SOFT, 3),
              rect([8, -62], [44, 6], STEEL_SOFT, 3),
            ],
          ),
        ),
        at(
          [1_010, 660],
          [
            rect([-34, -110], [68, 110], STEEL_DEEP, 12),
            rect([-20, -92], [40, 30], GLASS, 4),
            disc([0, -34], 16, GOLD),
            curve('M26 -104q40 -40 26 -96', STEEL, 7),
          ],
        ),
        card([460, 722], 270),
      ].join(''),
  },
  teaching: teaching('带徒现场：师傅对着游览路线图示范讲解，两名徒弟在练习', (x, y) =>
    at(
      [x, y],
      [
        curve('M0 110Q30 20 90 60T200 0', STEEL, 8),
        disc([0, 110], 13, GOLD),
        disc([90, 60], 13, GOLD_SOFT),
        area('M200 6q-28 -34 0 -56q28 22 0 56z', RED),
        area('M96 120l30 -42 30 42z', LEAF),
      ],
    ),
  ),
}
