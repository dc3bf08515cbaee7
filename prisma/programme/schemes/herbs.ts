import { criterion, deduct, measure } from '../build'

/** Chinese medicinal materials: by character, by authenticity and by microscope. 100 marks. */
export const herbsCriteria = [
  criterion('A', '性状鉴别', 'Identification by character', [
    measure({
      id: 'names',
      zh: '饮片名称（20 种）',
      en: 'Names of 20 prepared slices',
      max: 30,
      step: 1.5,
      hint: ['每种 1.5 分，用字须规范', '1.5 each, in standard characters'],
    }),
    measure({
      id: 'parts',
      zh: '药用部位与来源科属',
      en: 'Part used and botanical family',
      max: 15,
      step: 0.5,
    }),
  ]),
  criterion('B', '真伪优劣', 'Authenticity and quality', [
    measure({
      id: 'counterfeits',
      zh: '伪品、混淆品识别',
      en: 'Counterfeits and look-alikes',
      max: 15,
      step: 1.5,
      hint: ['误判真品为伪品，该项不得分', 'No mark for calling a true one false'],
    }),
    measure({
      id: 'grade',
      zh: '规格等级判定',
      en: 'Commercial grade',
      max: 10,
      step: 1,
    }),
    measure({
      id: 'reasons',
      zh: '鉴别要点表述',
      en: 'Reasons given for each finding',
      max: 5,
      step: 0.5,
    }),
  ]),
  criterion('C', '显微鉴别', 'Identification by microscope', [
    measure({
      id: 'slide',
      zh: '粉末制片质量',
      en: 'Quality of the powder mount',
      max: 8,
      step: 0.5,
      hint: ['无气泡、透化适度', 'Free of bubbles, well cleared'],
    }),
    measure({
      id: 'features',
      zh: '显微特征辨认与绘图',
      en: 'Features found and drawn',
      max: 12,
      step: 0.5,
    }),
    measure({
      id: 'record',
      zh: '检验记录书写规范',
      en: 'Laboratory record',
      max: 5,
      step: 0.5,
    }),
    deduct({
      id: 'conduct',
      zh: '操作不规范扣分',
      en: 'Improper handling, taken off',
      max: 5,
      step: 0.5,
    }),
  ]),
]
