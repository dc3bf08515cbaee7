import { criterion, deduct, measure, seconds } from '../build'

/** Live-line robots on 10 kV distribution lines: permit, set-up, work, clearing. 100 marks. */
export const liveLineRobotCriteria = [
  criterion('A', '作业准备', 'Preparation', [
    measure({
      id: 'permit',
      zh: '现场勘察与工作票填写',
      en: 'Site survey and work permit',
      max: 10,
      step: 0.5,
    }),
    measure({
      id: 'weather',
      zh: '气象条件与绝缘工器具检测',
      en: 'Weather and insulation tests',
      max: 10,
      step: 0.5,
      hint: ['绝缘电阻不低于 700 MΩ', 'Insulation of at least 700 MΩ'],
    }),
    measure({
      id: 'setup',
      zh: '机器人安装与通信自检',
      en: 'Robot mounted, links checked',
      max: 10,
      step: 0.5,
    }),
  ]),
  criterion('B', '带电作业', 'Live work', [
    measure({
      id: 'modelling',
      zh: '三维建模与作业点定位',
      en: 'Scanning and locating the work point',
      max: 15,
      step: 0.5,
      hint: ['定位误差 ≤10 mm 得满分', 'Full mark up to 10 mm of error'],
    }),
    measure({
      id: 'stripping',
      zh: '导线剥皮质量',
      en: 'Stripping of the conductor',
      max: 15,
      step: 0.5,
      hint: ['伤及线芯每股扣 1 分', '1 off for each strand damaged'],
    }),
    measure({
      id: 'clamp',
      zh: '线夹安装与引线搭接',
      en: 'Clamp and tap connection',
      max: 20,
      step: 0.5,
      hint: ['力矩不合格不得分', 'No mark when the torque fails'],
    }),
    measure({
      id: 'distance',
      zh: '安全距离与双重绝缘保持',
      en: 'Clearance and double insulation kept',
      max: 10,
      step: 1,
    }),
  ]),
  criterion('C', '收工', 'Clearing', [
    measure({
      id: 'close',
      zh: '设备回收、工作终结',
      en: 'Equipment recovered, permit closed',
      max: 10,
      step: 0.5,
    }),
    seconds('time', '作业用时（秒）', 'Time used (seconds)', 5400),
    deduct({
      id: 'violation',
      zh: '违章行为扣分',
      en: 'Breaches of the safety code, taken off',
      max: 20,
      step: 2,
      hint: ['一般违章每次扣 2 分', '2 off for each minor breach'],
    }),
  ]),
]
