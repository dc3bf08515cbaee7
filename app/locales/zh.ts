import common from './zh/common.json'
import people from './zh/people.json'
import registration from './zh/registration.json'
import tablet from './zh/tablet.json'
import chief from './zh/chief.json'
import board from './zh/board.json'
import office from './zh/office.json'
import errors from './zh/errors.json'
import files from './zh/files.json'
import studio from './zh/studio.json'
import studios from './zh/studios.json'
import notice from './zh/notice.json'
import duty from './zh/duty.json'
import certificate from './zh/certificate.json'
import rules from './zh/rules.json'
import cycle from './zh/cycle.json'
import review from './zh/review.json'
import template from './zh/template.json'
import expert from './zh/expert.json'
import assessment from './zh/assessment.json'
import insight from './zh/insight.json'
import panel from './zh/panel.json'

/** Every text in Chinese, by namespace. */
export default {
  common,
  people,
  registration,
  tablet,
  chief,
  board,
  office,
  errors,
  rules,
  certificate,
  files,
  studio,
  studios,
  notice,
  duty,
  cycle,
  review,
  template,
  expert,
  assessment,
  insight,
  panel,
}
