import {
  PAPER,
  RED,
  GOLD,
  GOLD_DEEP,
  STEEL,
  STEEL_SOFT,
  STEEL_DEEP,
  WOOD,
  WOOD_DEEP,
} from '../look'
import { person } from '../people'
import { workshop, room, plaque, honours, plant } from '../rooms'
import { rect, disc, ring, line, curve, at, row } from '../svg'
import { lathe, gear, desk } from '../things/education'
import { card } from '../things/card'
import { teaching } from './teaching'
import { type Scenes } from './scene'

export const education: Scenes = {
  premises: {
    alt: '理实一体实训教室：前面是黑板，中间是课桌，两侧是机床',
    draw: (look) =>
      [
        room(look),
        rect([350, 140], [500, 230], WOOD_DEEP, 6),
        rect([364, 154], [472, 202], '#4f5f57', 3),
        curve('M410 300l60 -90 60 60 50 -80', '#dfe6df', 5),
        ring([700, 254], 52, '#dfe6df', 5),
        line(
          [
            [640, 254],
            [760, 254],
          ],
          '#dfe6df',
          3,
        ),
        line(
          [
            [700, 194],
            [700, 314],
          ],
          '#dfe6df',
          3,
        ),
        plaque([930, 170], 1.25),
        honours([120, 200], 2),
        lathe([190, 690], 0.74),
        lathe([1_010, 690], 0.74),
        person([600, 640], { cloth: look.cloth[0], pose: 'point', scale: 0.94 }),
        row(3, (index) => desk([300 + index * 230, 740])),
      ].join(''),
  },
  work: {
    alt: '实训教师在车床旁指导两名学生操作',
    draw: (look) =>
      [
        workshop(look),
        person([250, 806], { cloth: look.cloth[0], head: 'cap', pose: 'work', scale: 1.14 }),
        lathe([560, 820], 1.16),
        person([860, 836], {
          cloth: look.cloth[1],
          head: 'cap',
          pose: 'hold',
          left: true,
          scale: 1.08,
        }),
        person([1_000, 806], {
          cloth: look.cloth[2],
          head: 'cap',
          pose: 'rest',
          left: true,
          scale: 1.08,
        }),
      ].join(''),
  },
  result: {
    alt: '革新成果实训教具：装在底板上的齿轮传动演示模型',
    draw: (look) =>
      [
        room(look),
        honours([110, 150], 3),
        plaque([930, 140], 1.2),
        rect([130, 660], [940, 36], WOOD, 8),
        rect([170, 696], [860, 170], look.wallSoft, 4),
        at(
          [600, 660],
          [
            rect([-330, -24], [660, 24], WOOD_DEEP, 4),
            rect([-300, -300], [600, 276], PAPER, 10),
            gear([-176, -160], 76, 14, GOLD_DEEP),
            gear([-22, -196], 60, 12, STEEL),
            gear([112, -142], 68, 13, GOLD),
            gear([236, -196], 46, 10, STEEL_DEEP),
            line(
              [
                [-176, -160],
                [-176, -262],
              ],
              RED,
              12,
            ),
            disc([-176, -266], 18, RED),
            rect([-250, -52], [120, 12], STEEL_SOFT, 5),
            rect([40, -52], [90, 12], STEEL_SOFT, 5),
          ],
        ),
        card([465, 722], 270),
        plant([1_130, 730], 1.1),
      ].join(''),
  },
  teaching: teaching('带徒现场：师傅对着零件图讲解，两名徒弟围桌讨论', (x, y) =>
    at(
      [x, y],
      [
        line(
          [
            [0, 20],
            [90, 20],
            [90, 98],
            [0, 98],
            [0, 20],
          ],
          STEEL_DEEP,
          5,
        ),
        ring([45, 59], 22, GOLD, 6),
        line(
          [
            [120, 20],
            [210, 20],
            [210, 98],
            [120, 98],
            [120, 20],
          ],
          STEEL_DEEP,
          5,
        ),
        line(
          [
            [120, 59],
            [210, 59],
          ],
          RED,
          4,
        ),
      ],
    ),
  ),
}
