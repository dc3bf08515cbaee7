import { criterion, deduct, measure } from '../build'

/** Welding: size and surface of the bead, radiography, safety. 100 marks. */
export const weldingCriteria = [
  criterion('A', '焊缝尺寸', 'Bead dimensions', [
    measure({
      id: 'width-diff',
      zh: '焊缝宽度差',
      en: 'Variation of bead width',
      max: 10,
      step: 0.5,
      hint: ['≤1.5 mm 得满分，>3 mm 不得分', 'Full mark up to 1.5 mm, none above 3 mm'],
    }),
    measure({
      id: 'reinforcement',
      zh: '焊缝余高',
      en: 'Height of reinforcement',
      max: 10,
      step: 0.5,
      hint: ['0～2 mm 得满分，>4 mm 不得分', 'Full mark for 0 to 2 mm, none above 4 mm'],
    }),
    measure({
      id: 'reinforcement-diff',
      zh: '焊缝余高差',
      en: 'Variation of reinforcement',
      max: 8,
      step: 0.5,
      hint: ['≤1 mm 得满分，>2 mm 不得分', 'Full mark up to 1 mm, none above 2 mm'],
    }),
    measure({
      id: 'misalignment',
      zh: '错边量与角变形',
      en: 'Misalignment and angular distortion',
      max: 7,
      step: 0.5,
      hint: ['错边 ≤0.5 mm、角变形 ≤3°', 'Misalignment up to 0.5 mm, distortion up to 3°'],
    }),
  ]),
  criterion('B', '焊缝外观', 'Bead surface', [
    measure({
      id: 'undercut-depth',
      zh: '咬边深度',
      en: 'Depth of undercut',
      max: 10,
      step: 0.5,
      hint: ['无咬边得满分，深度 >0.5 mm 不得分', 'Full mark without, none deeper than 0.5 mm'],
    }),
    measure({
      id: 'undercut-length',
      zh: '咬边累计长度',
      en: 'Total length of undercut',
      max: 5,
      step: 0.5,
      hint: ['每 5 mm 扣 0.5 分', '0.5 off for every 5 mm'],
    }),
    measure({
      id: 'root',
      zh: '背面焊透与凹陷',
      en: 'Root penetration and concavity',
      max: 10,
      step: 0.5,
      hint: ['未焊透不得分', 'No mark with incomplete penetration'],
    }),
    measure({
      id: 'surface',
      zh: '表面气孔、夹渣、焊瘤',
      en: 'Surface porosity, slag and overlap',
      max: 10,
      step: 0.5,
      hint: ['每处缺陷扣 1 分', '1 off for each defect'],
    }),
  ]),
  criterion('C', '内部质量与操作', 'Internal quality and practice', [
    measure({
      id: 'radiograph',
      zh: '射线检测等级',
      en: 'Radiographic grade',
      max: 20,
      step: 2.5,
      hint: ['Ⅰ级 20 分，Ⅱ级 15 分，Ⅲ级 7.5 分', 'Grade I 20, grade II 15, grade III 7.5'],
    }),
    measure({
      id: 'procedure',
      zh: '焊接参数与层间清理',
      en: 'Welding parameters and cleaning between passes',
      max: 10,
      step: 0.5,
    }),
    deduct({
      id: 'safety',
      zh: '安全文明生产扣分',
      en: 'Safety and tidiness, taken off',
      max: 10,
      step: 1,
      hint: ['防护用品缺一项扣 1 分', '1 off for each missing piece of protection'],
    }),
  ]),
]
