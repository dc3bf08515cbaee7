import { criterion, deduct, measure } from '../build'
import type { OpenStage } from '../templates'

const guiding = [
  criterion('A', '景点讲解', 'Guiding talk', [
    measure({
      id: 'facts',
      zh: '内容准确、有文化内涵',
      en: 'Accurate, with substance',
      max: 25,
      step: 0.5,
    }),
    measure({ id: 'structure', zh: '结构与条理', en: 'Structure', max: 15, step: 0.5 }),
    measure({ id: 'speech', zh: '普通话与语言表达', en: 'Speech', max: 20, step: 0.5 }),
    measure({ id: 'appeal', zh: '感染力与互动', en: 'Appeal to the group', max: 20, step: 0.5 }),
    measure({ id: 'bearing', zh: '仪容仪态', en: 'Appearance and bearing', max: 10, step: 0.5 }),
    measure({ id: 'local', zh: '保定地方特色', en: 'Local colour of Baoding', max: 10, step: 0.5 }),
    deduct({
      id: 'time',
      zh: '时间偏差扣分',
      en: 'Off the set time, taken off',
      max: 5,
      step: 0.5,
      hint: ['规定 4～5 分钟，每差 10 秒扣 0.5 分', '4 to 5 minutes; 0.5 off for 10 seconds'],
    }),
  ]),
]

const response = [
  criterion('B', '应变问答', 'Questions and incidents', [
    measure({ id: 'rules', zh: '政策法规', en: 'Law and regulations', max: 30, step: 1 }),
    measure({ id: 'incident', zh: '突发情况处置', en: 'Handling an incident', max: 40, step: 1 }),
    measure({ id: 'service', zh: '服务意识', en: 'Sense of service', max: 30, step: 1 }),
  ]),
]

/** Tour guides: the talk 70 %, questions 30 %, open, with zones visible while it runs. */
export const tourGuideStages: OpenStage[] = [
  {
    key: 'guiding',
    title: { zh: '景点讲解', en: 'Guiding talk' },
    weight: 70,
    criteria: guiding,
  },
  {
    key: 'response',
    title: { zh: '应变问答', en: 'Questions and incidents' },
    weight: 30,
    criteria: response,
  },
]
