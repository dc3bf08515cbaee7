import { PAPER, RED, GOLD, GOLD_DEEP, STEEL, STEEL_SOFT, STEEL_DEEP, GLASS, SHADOW } from '../look'
import { person } from '../people'
import { room, plaque, honours, plant } from '../rooms'
import { rect, oval, line, curve, at, row } from '../svg'
import { rack, screen } from '../things/digital'
import { card } from '../things/card'
import { teaching } from './teaching'
import { type Scenes } from './scene'

export const digital: Scenes = {
  premises: {
    alt: '通信机房实训区：成排的机柜，顶上是走线架，旁边是监控席位',
    draw: (look) =>
      [
        room(look),
        rect([0, 96], [820, 16], STEEL, 4),
        row(20, (index) => rect([10 + index * 41, 90], [8, 28], STEEL_DEEP, 2)),
        row(4, (index) => curve(`M${120 + index * 176} 112q-10 30 8 54`, GOLD_DEEP, 6)),
        row(4, (index) => rack([50 + index * 176, 164], look.chance)),
        plaque([850, 150], 1.15),
        honours([1040, 176], 1),
        at(
          [800, 690],
          [
            oval([160, 128], [190, 12], SHADOW),
            rect([16, 16], [20, 112], STEEL_DEEP),
            rect([290, 16], [20, 112], STEEL_DEEP),
            rect([0, 0], [330, 20], PAPER, 5),
            rect([150, -26], [30, 26], STEEL_DEEP),
          ],
        ),
        screen([810, 480], [310, 186], 'line'),
        person([420, 842], {
          cloth: look.cloth[0],
          pose: 'hold',
          head: 'bob',
          left: true,
          scale: 1.12,
        }),
      ].join(''),
  },
  work: {
    alt: '通信工在机柜前检查线路，同事拿着平板核对记录',
    draw: (look) =>
      [
        room(look),
        rect([0, 92], [1_200, 16], STEEL, 4),
        row(29, (index) => rect([10 + index * 41, 86], [8, 28], STEEL_DEEP, 2)),
        rack([40, 164], look.chance),
        rack([216, 164], look.chance),
        rack([850, 164], look.chance),
        rack([1026, 164], look.chance),
        at(
          [420, 160],
          [
            rect([0, 0], [400, 474], '#d5d8da', 6),
            rect([14, 14], [372, 446], '#e6e8e9', 4),
            row(4, (line_) =>
              at(
                [36, 48 + line_ * 104],
                [
                  rect([0, 0], [328, 50], '#5c636c', 4),
                  row(12, (index) => rect([14 + index * 25.5, 14], [16, 22], GLASS, 2)),
                  row(7, (index) =>
                    curve(
                      `M${22 + index * 44} 34q${-14 + index * 4} 46 ${18 - index * 6} 72`,
                      index === line_ ? RED : index % 2 ? GOLD : STEEL,
                      5,
                    ),
                  ),
                ],
              ),
            ),
          ],
        ),
        person([490, 836], { cloth: look.cloth[0], pose: 'reach', head: 'short', scale: 1.14 }),
        person([800, 846], {
          cloth: look.cloth[1],
          pose: 'hold',
          head: 'bun',
          left: true,
          scale: 1.1,
        }),
        at(
          [930, 800],
          [
            rect([-60, -64], [120, 64], GOLD_DEEP, 8),
            rect([-60, -64], [120, 16], GOLD, 8),
            rect([-18, -80], [36, 18], STEEL_DEEP, 6),
          ],
        ),
      ].join(''),
  },
  result: {
    alt: '革新成果机房巡检程序：三块屏幕上显示线路图、曲线和统计',
    draw: (look) =>
      [
        room(look),
        honours([100, 150], 2),
        plaque([970, 130], 1.05),
        rect([150, 660], [900, 34], PAPER, 8),
        rect([200, 694], [26, 170], STEEL_DEEP),
        rect([974, 694], [26, 170], STEEL_DEEP),
        row(3, (index) => rect([290 + index * 288, 560], [44, 100], STEEL_DEEP)),
        row(3, (index) => rect([250 + index * 288, 648], [124, 14], STEEL_DEEP, 6)),
        screen([172, 366], [276, 204], 'net'),
        screen([442, 300], [320, 270], 'line'),
        screen([756, 366], [276, 204], 'bars'),
        at(
          [470, 644],
          [rect([0, 0], [240, 18], STEEL_SOFT, 6), rect([262, 0], [40, 18], STEEL_SOFT, 9)],
        ),
        plant([1_122, 740], 1.15),
        card([470, 722], 260),
        oval([600, 872], [460, 10], SHADOW),
      ].join(''),
  },
  teaching: teaching('带徒现场：师傅对着网络结构图讲解，两名徒弟在记录', (x, y) =>
    at(
      [x, y],
      [
        line(
          [
            [100, 10],
            [20, 100],
          ],
          STEEL,
          5,
        ),
        line(
          [
            [100, 10],
            [100, 100],
          ],
          STEEL,
          5,
        ),
        line(
          [
            [100, 10],
            [184, 100],
          ],
          STEEL,
          5,
        ),
        rect([76, -16], [48, 36], GOLD, 6),
        row(3, (index) => rect([-2 + index * 80, 84], [44, 32], index === 2 ? RED : STEEL_DEEP, 6)),
      ],
    ),
  ),
}
