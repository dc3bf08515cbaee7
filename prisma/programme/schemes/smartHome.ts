import { criterion, judge, measure } from '../build'

/** Smart-home engineer: survey to handover, criteria A to F. 100 marks. */
export const smartHomeCriteria = [
  criterion('A', '需求分析与方案设计', 'Needs and design', [
    judge({
      id: 'A.design',
      zh: '方案完整与合理',
      en: 'Complete and sensible design',
      max: 9,
      levels: [
        ['漏项多，无法实施', 'Gaps that prevent installation'],
        ['满足用户基本需求', 'Meets the user’s basic needs'],
        ['满足需求并考虑扩展', 'Meets them and allows growth'],
        ['方案优化，造价与体验兼顾', 'Optimised for cost and comfort'],
      ],
    }),
    measure({
      id: 'A.list',
      zh: '设备清单与点位图准确',
      en: 'Correct bill of materials and layout',
      max: 6,
      step: 0.5,
    }),
  ]),
  criterion('B', '综合布线', 'Cabling', [
    judge({
      id: 'B.neat',
      zh: '布线工艺',
      en: 'Workmanship of the cabling',
      max: 9,
      levels: [
        ['走线凌乱，未固定', 'Untidy and loose'],
        ['横平竖直，标签齐全', 'Straight, all labelled'],
        ['工整美观，弯曲半径一致', 'Neat, even bend radii'],
        ['工艺精良，便于维护', 'Excellent, easy to maintain'],
      ],
    }),
    measure({
      id: 'B.test',
      zh: '链路测试合格率',
      en: 'Links that pass the test',
      max: 9,
      step: 1.5,
      hint: ['六条链路，每条 1.5 分', 'Six links, 1.5 each'],
    }),
  ]),
  criterion('C', '家庭组网', 'Home network', [
    measure({
      id: 'C.cover',
      zh: '无线覆盖与漫游',
      en: 'Wireless cover and roaming',
      max: 10,
      step: 1,
      hint: ['测点场强不低于 −65 dBm', 'At least −65 dBm at each point'],
    }),
    measure({
      id: 'C.speed',
      zh: '宽带测速达标',
      en: 'Measured throughput',
      max: 6,
      step: 1,
    }),
  ]),
  criterion('D', '设备安装与调试', 'Devices', [
    measure({
      id: 'D.join',
      zh: '终端入网（8 个）',
      en: 'Eight devices joined',
      max: 12,
      step: 1.5,
    }),
    judge({
      id: 'D.mount',
      zh: '安装牢固与美观',
      en: 'Fixing and appearance',
      max: 6,
      levels: [
        ['松动或破损', 'Loose or damaged'],
        ['牢固', 'Firm'],
        ['牢固，位置合理', 'Firm and well placed'],
        ['牢固、合理、美观', 'Firm, well placed and attractive'],
      ],
    }),
  ]),
  criterion('E', '场景联动', 'Scenes and automation', [
    measure({
      id: 'E.scenes',
      zh: '场景功能实现（5 个）',
      en: 'Five scenes that work',
      max: 15,
      step: 1.5,
      hint: ['每个 3 分，部分实现 1.5 分', '3 each, 1.5 when partly working'],
    }),
    judge({
      id: 'E.use',
      zh: '交互体验',
      en: 'Ease of use',
      max: 6,
      levels: [
        ['用户无法独立使用', 'A user cannot manage alone'],
        ['可用，步骤偏多', 'Usable, too many steps'],
        ['操作简洁', 'Simple to use'],
        ['老人儿童均易上手', 'Easy for the old and the young'],
      ],
    }),
  ]),
  criterion('F', '交付与服务', 'Handover', [
    judge({
      id: 'F.talk',
      zh: '用户讲解与沟通',
      en: 'Explaining to the user',
      max: 6,
      levels: [
        ['讲解不清', 'Unclear'],
        ['讲清基本操作', 'Basic use explained'],
        ['条理清楚，能答疑', 'Well ordered, answers questions'],
        ['通俗易懂，主动提醒安全', 'Plain words, points out safety'],
      ],
    }),
    measure({
      id: 'F.site',
      zh: '现场恢复与安全用电',
      en: 'Site cleared, electrical safety',
      max: 6,
      step: 0.5,
    }),
  ]),
]
