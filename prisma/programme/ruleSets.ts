import type { RuleSet } from '../../app/domain/contest/ruleSet'
import { autoRepairCriteria } from './schemes/autoRepair'
import { firstAidCriteria } from './schemes/firstAid'
import { hairdressingCriteria } from './schemes/hairdressing'
import { herbsCriteria } from './schemes/herbs'
import { liveLineRobotCriteria } from './schemes/liveLineRobot'
import { newMediaCriteria } from './schemes/newMedia'
import { smartHomeCriteria } from './schemes/smartHome'
import { teachingStages } from './schemes/teaching'
import { tourGuideStages } from './schemes/tourGuide'
import { weldingCriteria } from './schemes/welding'
import { openContest, vocational, worldSkills } from './templates'

/**
 * The rule set each of the ten contests starts from, by slug. They show how the field writes its
 * rules; an organiser puts the notice of the year in their place before the draw freezes them.
 */
export const ruleSets = {
  herbs: vocational({
    title: { zh: '中药材鉴别竞赛规则', en: 'Rules for medicinal materials' },
    criteria: herbsCriteria,
  }),
  'live-line-robot': vocational({
    title: { zh: '配网带电作业机器人竞赛规则', en: 'Rules for live-line robots' },
    criteria: liveLineRobotCriteria,
    theory: 20,
    timeAspect: 'time',
  }),
  'smart-home': worldSkills(
    { zh: '智慧家庭工程师竞赛规则', en: 'Rules for smart-home engineers' },
    smartHomeCriteria,
  ),
  welding: vocational({
    title: { zh: '焊工竞赛规则', en: 'Rules for welding' },
    criteria: weldingCriteria,
  }),
  'tour-guide': openContest({
    template: 'open',
    title: { zh: '旅游讲解员竞赛规则', en: 'Rules for tour guides' },
    seats: 5,
    stages: tourGuideStages,
    ties: ['guiding', 'response'],
  }),
  teaching: openContest({
    template: 'teaching',
    title: { zh: '中小学青年教师教学竞赛规则', en: 'Rules for classroom teaching' },
    seats: 7,
    stages: teachingStages,
    ties: ['classroom', 'plan', 'reflection'],
  }),
  hairdressing: vocational({
    title: { zh: '美发竞赛规则', en: 'Rules for hairdressing' },
    criteria: hairdressingCriteria,
    theory: 20,
  }),
  'first-aid': vocational({
    title: { zh: '院前急救竞赛规则', en: 'Rules for pre-hospital care' },
    criteria: firstAidCriteria,
    timeAspect: 'time',
  }),
  'auto-repair': worldSkills(
    { zh: '汽车维修竞赛规则', en: 'Rules for automotive repair' },
    autoRepairCriteria,
  ),
  'new-media': worldSkills(
    { zh: '计算机新媒体技能竞赛规则', en: 'Rules for new media' },
    newMediaCriteria,
  ),
} satisfies Record<string, RuleSet>

export type ContestSlug = keyof typeof ruleSets
