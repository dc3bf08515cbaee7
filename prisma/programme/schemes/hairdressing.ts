import { criterion, deduct, judge, measure } from '../build'

/** Hairdressing: cut, colour, styling, working practice. 100 marks. */
export const hairdressingCriteria = [
  criterion('A', '修剪', 'Cut', [
    judge({
      id: 'shape',
      zh: '发型轮廓与比例',
      en: 'Outline and proportion',
      max: 20,
      levels: [
        ['轮廓不成形，左右明显失衡', 'No clear outline, visibly unbalanced'],
        ['轮廓完整，比例基本协调', 'Complete outline, proportions acceptable'],
        ['轮廓流畅，与脸型协调', 'Flowing outline that suits the face'],
        ['轮廓精致，设计感突出', 'Refined outline with evident design'],
      ],
    }),
    measure({
      id: 'layers',
      zh: '层次衔接',
      en: 'Blending of layers',
      max: 15,
      step: 0.5,
      hint: ['每处断层扣 1 分', '1 off for each break'],
    }),
  ]),
  criterion('B', '染色', 'Colour', [
    judge({
      id: 'evenness',
      zh: '色彩均匀与过渡',
      en: 'Evenness and transition of colour',
      max: 15,
      levels: [
        ['色斑明显，过渡生硬', 'Patchy, harsh transitions'],
        ['色彩基本均匀', 'Colour mostly even'],
        ['色彩均匀，过渡自然', 'Even, natural transitions'],
        ['色彩饱满，层次丰富', 'Rich colour with depth'],
      ],
    }),
    measure({
      id: 'target',
      zh: '目标色度符合度',
      en: 'Match with the target shade',
      max: 10,
      step: 0.5,
      hint: ['与色板相差一度扣 2.5 分', '2.5 off for one level from the swatch'],
    }),
  ]),
  criterion('C', '造型', 'Styling', [
    judge({
      id: 'finish',
      zh: '纹理与光泽',
      en: 'Texture and shine',
      max: 15,
      levels: [
        ['毛躁凌乱，无光泽', 'Frizzy, dull'],
        ['纹理清楚，略有毛躁', 'Clear texture, some frizz'],
        ['纹理清晰，光泽自然', 'Crisp texture, natural shine'],
        ['纹理细腻，光泽饱满', 'Fine texture, full shine'],
      ],
    }),
    judge({
      id: 'theme',
      zh: '主题与创意',
      en: 'Theme and originality',
      max: 15,
      levels: [
        ['未体现命题', 'The theme is not met'],
        ['体现命题，手法常规', 'Theme met by usual means'],
        ['命题鲜明，有新意', 'Clear theme, some originality'],
        ['立意新颖，感染力强', 'Original and striking'],
      ],
    }),
  ]),
  criterion('D', '职业规范', 'Working practice', [
    measure({
      id: 'hygiene',
      zh: '工具消毒与工位卫生',
      en: 'Disinfection and tidiness',
      max: 10,
      step: 0.5,
    }),
    deduct({
      id: 'overtime',
      zh: '超时扣分',
      en: 'Overtime, taken off',
      max: 5,
      step: 1,
      hint: ['每超 1 分钟扣 1 分', '1 off for each minute over'],
    }),
  ]),
]
