import { criterion, judge, measure } from '../build'

/** Automotive repair: six work stations, criteria A to F. 100 marks. */
export const autoRepairCriteria = [
  criterion('A', '发动机管理系统诊断', 'Engine management', [
    measure({
      id: 'A.faults',
      zh: '故障点查找（4 处）',
      en: 'Four faults found',
      max: 12,
      step: 1.5,
    }),
    judge({
      id: 'A.method',
      zh: '诊断思路',
      en: 'Diagnostic method',
      max: 9,
      levels: [
        ['盲目换件', 'Changes parts blindly'],
        ['按流程诊断', 'Follows the procedure'],
        ['能用数据流、波形佐证', 'Supports it with live data'],
        ['逻辑严密，一次到位', 'Rigorous, right first time'],
      ],
    }),
  ]),
  criterion('B', '发动机机械', 'Engine mechanics', [
    measure({
      id: 'B.measure',
      zh: '零件测量数据准确',
      en: 'Measurements of parts',
      max: 9,
      step: 0.5,
      hint: ['与标准值相差 ≤0.01 mm', 'Within 0.01 mm of the reference'],
    }),
    measure({
      id: 'B.torque',
      zh: '装配顺序与扭矩',
      en: 'Order of assembly and torque',
      max: 9,
      step: 0.5,
    }),
  ]),
  criterion('C', '底盘与制动', 'Chassis and brakes', [
    measure({
      id: 'C.brake',
      zh: '制动器检修',
      en: 'Brake overhaul',
      max: 9,
      step: 0.5,
    }),
    measure({
      id: 'C.align',
      zh: '四轮定位调整',
      en: 'Wheel alignment',
      max: 7,
      step: 0.5,
    }),
  ]),
  criterion('D', '车身电气', 'Body electrics', [
    measure({
      id: 'D.circuit',
      zh: '电路故障排除',
      en: 'Circuit faults cleared',
      max: 12,
      step: 1,
    }),
    judge({
      id: 'D.wiring',
      zh: '线束修复工艺',
      en: 'Workmanship of wiring repair',
      max: 6,
      levels: [
        ['虚接或裸露', 'Loose or bare joints'],
        ['导通，绝缘合格', 'Conducts, insulated'],
        ['接点牢固，走线规整', 'Sound joints, tidy routing'],
        ['达到原厂工艺', 'As from the factory'],
      ],
    }),
  ]),
  criterion('E', '新能源汽车', 'New-energy vehicles', [
    measure({
      id: 'E.power-off',
      zh: '高压断电与验电',
      en: 'High-voltage isolation and proof',
      max: 8,
      step: 1,
      hint: ['未验电即作业，本项不得分', 'No mark for working before proof'],
    }),
    measure({
      id: 'E.battery',
      zh: '动力电池检测',
      en: 'Battery tests',
      max: 7,
      step: 0.5,
    }),
  ]),
  criterion('F', '职业素养', 'Professional conduct', [
    measure({
      id: 'F.order',
      zh: '工单填写完整',
      en: 'Complete work order',
      max: 6,
      step: 0.5,
    }),
    judge({
      id: 'F.tidy',
      zh: '安全防护与现场管理',
      en: 'Safety and order at the station',
      max: 6,
      levels: [
        ['有不安全行为', 'Unsafe acts'],
        ['防护齐全', 'Fully protected'],
        ['防护齐全，工具归位', 'Protected, tools returned'],
        ['全程规范，可作示范', 'Exemplary throughout'],
      ],
    }),
  ]),
]
