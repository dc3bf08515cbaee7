import { criterion, deduct, measure } from '../build'
import type { OpenStage } from '../templates'

const lessonPlan = [
  criterion('A', '教学设计', 'Lesson plan', [
    measure({ id: 'aims', zh: '教学目标明确、可检测', en: 'Clear aims', max: 20, step: 0.5 }),
    measure({ id: 'learners', zh: '学情分析', en: 'Analysis of learners', max: 15, step: 0.5 }),
    measure({ id: 'content', zh: '重点难点把握', en: 'Key points', max: 20, step: 0.5 }),
    measure({ id: 'process', zh: '教学过程与方法', en: 'Course and methods', max: 30, step: 0.5 }),
    measure({ id: 'format', zh: '文本规范', en: 'Form of the document', max: 15, step: 0.5 }),
  ]),
]

const classroom = [
  criterion('B', '课堂教学', 'Classroom teaching', [
    measure({ id: 'subject', zh: '教学内容科学准确', en: 'Sound content', max: 20, step: 0.5 }),
    measure({ id: 'organise', zh: '教学组织与节奏', en: 'Organisation', max: 15, step: 0.5 }),
    measure({ id: 'inquiry', zh: '启发与学生参与', en: 'Engaging learners', max: 20, step: 0.5 }),
    measure({ id: 'language', zh: '教学语言与教态', en: 'Language, bearing', max: 15, step: 0.5 }),
    measure({ id: 'board', zh: '板书与信息技术运用', en: 'Board and media', max: 15, step: 0.5 }),
    measure({ id: 'feature', zh: '教学特色', en: 'Distinctive teaching', max: 15, step: 0.5 }),
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

const reflection = [
  criterion('C', '教学反思', 'Reflection', [
    measure({ id: 'honest', zh: '思想性', en: 'Insight into the lesson', max: 40, step: 1 }),
    measure({ id: 'depth', zh: '改进措施针对性', en: 'Fitting improvements', max: 40, step: 1 }),
    measure({ id: 'writing', zh: '文理通顺', en: 'Writing', max: 20, step: 1 }),
  ]),
]

/** Young teachers: plan 20 %, classroom 75 %, reflection 5 %, each marked out of 100. */
export const teachingStages: OpenStage[] = [
  {
    key: 'classroom',
    title: { zh: '课堂教学', en: 'Classroom teaching' },
    weight: 75,
    criteria: classroom,
  },
  {
    key: 'plan',
    title: { zh: '教学设计', en: 'Lesson plan' },
    weight: 20,
    criteria: lessonPlan,
  },
  {
    key: 'reflection',
    title: { zh: '教学反思', en: 'Reflection' },
    weight: 5,
    criteria: reflection,
  },
]
