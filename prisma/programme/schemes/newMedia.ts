import { criterion, judge, measure } from '../build'

/** Computer and new media: from topic to publication, criteria A to F. 100 marks. */
export const newMediaCriteria = [
  criterion('A', '选题策划', 'Topic and plan', [
    judge({
      id: 'A.idea',
      zh: '选题立意',
      en: 'Idea',
      max: 9,
      levels: [
        ['偏题或导向不当', 'Off the topic'],
        ['切题', 'On the topic'],
        ['切题，角度有新意', 'On the topic, a fresh angle'],
        ['立意高，贴近职工生活', 'Strong, close to workers’ lives'],
      ],
    }),
    measure({
      id: 'A.script',
      zh: '策划案与分镜完整',
      en: 'Plan and storyboard',
      max: 7,
      step: 0.5,
    }),
  ]),
  criterion('B', '图文编辑', 'Text and layout', [
    measure({
      id: 'B.errors',
      zh: '文字差错',
      en: 'Errors in the text',
      max: 10,
      step: 0.5,
      hint: ['每处差错扣 0.5 分', '0.5 off for each error'],
    }),
    judge({
      id: 'B.layout',
      zh: '版式与配图',
      en: 'Layout and pictures',
      max: 9,
      levels: [
        ['杂乱，影响阅读', 'Cluttered, hard to read'],
        ['整齐可读', 'Orderly and readable'],
        ['层次清楚，图文呼应', 'Clear, pictures support text'],
        ['设计精美，风格统一', 'Beautiful and consistent'],
      ],
    }),
  ]),
  criterion('C', '短视频制作', 'Short video', [
    measure({
      id: 'C.technical',
      zh: '画质、声音、字幕指标',
      en: 'Picture, sound and captions',
      max: 10,
      step: 0.5,
    }),
    judge({
      id: 'C.story',
      zh: '剪辑与叙事',
      en: 'Editing and story',
      max: 12,
      levels: [
        ['镜头堆砌', 'Shots without order'],
        ['叙事完整', 'A complete story'],
        ['节奏流畅', 'Good pace'],
        ['感染力强，细节动人', 'Moving, telling details'],
      ],
    }),
  ]),
  criterion('D', '网页与小程序', 'Web page', [
    measure({
      id: 'D.function',
      zh: '功能测试通过率',
      en: 'Functional tests passed',
      max: 10,
      step: 1,
    }),
    measure({
      id: 'D.access',
      zh: '兼容与无障碍检查',
      en: 'Compatibility and accessibility',
      max: 8,
      step: 0.5,
    }),
  ]),
  criterion('E', '数据与运营', 'Data and operation', [
    measure({
      id: 'E.analysis',
      zh: '数据处理结果正确',
      en: 'Correct results from the data',
      max: 8,
      step: 1,
    }),
    judge({
      id: 'E.plan',
      zh: '运营方案可行性',
      en: 'Feasible operating plan',
      max: 6,
      levels: [
        ['空泛', 'Vague'],
        ['措施可执行', 'Can be carried out'],
        ['目标、措施、预算对应', 'Aims, measures and budget agree'],
        ['可直接落地', 'Ready to run'],
      ],
    }),
  ]),
  criterion('F', '规范与版权', 'Standards and rights', [
    measure({
      id: 'F.rights',
      zh: '素材来源与授权标注',
      en: 'Sources and licences stated',
      max: 6,
      step: 0.5,
    }),
    measure({
      id: 'F.files',
      zh: '工程文件命名与归档',
      en: 'Naming and filing of work',
      max: 5,
      step: 0.5,
    }),
  ]),
]
