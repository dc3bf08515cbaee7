import common from './en/common.json'
import people from './en/people.json'
import registration from './en/registration.json'
import tablet from './en/tablet.json'
import chief from './en/chief.json'
import board from './en/board.json'
import office from './en/office.json'
import errors from './en/errors.json'
import files from './en/files.json'
import studio from './en/studio.json'
import studios from './en/studios.json'
import notice from './en/notice.json'
import duty from './en/duty.json'
import certificate from './en/certificate.json'
import rules from './en/rules.json'
import cycle from './en/cycle.json'
import review from './en/review.json'
import template from './en/template.json'
import expert from './en/expert.json'
import assessment from './en/assessment.json'
import insight from './en/insight.json'
import panel from './en/panel.json'

/** Every text in English, by namespace. */
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
