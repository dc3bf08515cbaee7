import { criterion, deduct, measure, seconds } from '../build'

/** Pre-hospital care: scene, resuscitation, trauma, transport. 100 marks; shorter time first. */
export const firstAidCriteria = [
  criterion('A', '现场评估', 'Scene and first assessment', [
    measure({
      id: 'scene',
      zh: '环境安全评估与个人防护',
      en: 'Scene safety and own protection',
      max: 8,
      step: 0.5,
    }),
    measure({
      id: 'recognise',
      zh: '10 秒内判断意识、呼吸、脉搏',
      en: 'Response, breathing and pulse within 10 seconds',
      max: 8,
      step: 0.5,
    }),
  ]),
  criterion('B', '心肺复苏', 'Resuscitation', [
    measure({
      id: 'compression-depth',
      zh: '按压深度 5～6 cm 合格率',
      en: 'Compressions of 5 to 6 cm',
      max: 15,
      step: 0.5,
      hint: ['按模型反馈数据折算', 'Scaled from the manikin’s record'],
    }),
    measure({
      id: 'compression-rate',
      zh: '按压频率 100～120 次/分',
      en: 'Rate of 100 to 120 a minute',
      max: 10,
      step: 0.5,
    }),
    measure({
      id: 'ventilation',
      zh: '开放气道与通气有效率',
      en: 'Airway opened, effective ventilation',
      max: 12,
      step: 0.5,
    }),
    measure({
      id: 'aed',
      zh: '自动体外除颤器使用',
      en: 'Use of the defibrillator',
      max: 12,
      step: 0.5,
      hint: ['未提醒离床不得分', 'No mark without calling “stand clear”'],
    }),
  ]),
  criterion('C', '创伤处置与转运', 'Trauma care and transport', [
    measure({
      id: 'bleeding',
      zh: '止血与包扎',
      en: 'Bleeding control and bandaging',
      max: 13,
      step: 0.5,
    }),
    measure({
      id: 'splint',
      zh: '骨折固定与脊柱保护',
      en: 'Splinting and care of the spine',
      max: 12,
      step: 0.5,
    }),
    measure({
      id: 'handover',
      zh: '搬运配合与病情交接',
      en: 'Carrying and handover',
      max: 10,
      step: 0.5,
    }),
    seconds('time', '完成用时（秒）', 'Time used (seconds)', 1800),
    deduct({
      id: 'humanity',
      zh: '人文关怀缺失扣分',
      en: 'Lack of care for the person, taken off',
      max: 5,
      step: 1,
    }),
  ]),
]
