import { ACHIEVEMENT_KINDS, STUDIO_LEVELS, STUDIO_STATUSES } from '~/domain/studio/events'
import type { ChangeField } from './ChangeForm'

type Option = { value: string; label: string }

/** What the forms choose from and start with. */
export interface FormStart {
  texts: Record<'industry' | 'trades' | 'premises' | 'rules' | 'plan' | 'leadHonours', string>
  members: Option[]
  achievements: Option[]
  apprenticeships: Option[]
  grants: Option[]
  /** The name of a level, status, kind or outcome. */
  word: (kind: 'level' | 'status' | 'kind' | 'outcome', value: string) => string
}

const on: ChangeField = { name: 'on', type: 'date' }
const because: ChangeField[] = [on, { name: 'reason', type: 'area' }]

/** The fields of each form, in the order of the page. */
export function changeFields(start: FormStart): Record<string, ChangeField[]> {
  const { texts, members, achievements, apprenticeships, grants, word } = start
  const words = (kind: Parameters<typeof word>[0], values: readonly string[]) =>
    values.map((value) => ({ value, label: word(kind, value) }))
  const money: ChangeField = { name: 'amount' }
  return {
    texts: [
      { name: 'industry', value: texts.industry },
      { name: 'trades', value: texts.trades, optional: true },
      { name: 'leadHonours', value: texts.leadHonours, optional: true },
      ...(['premises', 'rules', 'plan'] as const).map((name) => ({
        ...{ name, value: texts[name], optional: true },
        type: 'area' as const,
      })),
    ],
    join: [{ name: 'name' }, { name: 'role' }, { name: 'certificates', optional: true }, on],
    leave: [{ name: 'member', options: members }, on],
    record: [
      { name: 'kind', options: words('kind', ACHIEVEMENT_KINDS) },
      { name: 'title' },
      { name: 'year', type: 'number' },
      { name: 'doneOn', type: 'date' },
      { name: 'byWhom', options: members, optional: true },
      { name: 'benefit', value: '0' },
      { name: 'benefitBasis', type: 'area', optional: true },
      { name: 'adopted', type: 'check' },
      { name: 'adoptedBy', optional: true },
    ],
    withdraw: [
      { name: 'achievement', options: achievements },
      { name: 'reason', type: 'area' },
    ],
    sign: [
      { name: 'master', options: members, optional: true },
      { name: 'apprentice' },
      { name: 'agreement' },
      { name: 'goals', type: 'area', optional: true },
      { name: 'startsOn', type: 'date' },
      { name: 'endsOn', type: 'date' },
    ],
    end: [
      { name: 'apprenticeship', options: apprenticeships },
      { name: 'status', options: words('outcome', ['passed', 'failed', 'ended']) },
      { name: 'evaluation', type: 'area', optional: true },
      on,
    ],
    receive: [
      { name: 'year', type: 'number' },
      { name: 'source' },
      money,
      { name: 'purpose', type: 'area', optional: true },
      on,
    ],
    spend: [{ name: 'grant', options: grants }, money, { name: 'what' }, on],
    name: [{ name: 'name' }, ...because],
    lead: [{ name: 'leadName' }, { name: 'leadHonours', optional: true }, ...because],
    unit: [{ name: 'unitName' }, { name: 'creditCode' }, { name: 'zone' }, ...because],
    level: [{ name: 'level', options: words('level', STUDIO_LEVELS) }, ...because],
    status: [
      { name: 'status', options: words('status', STUDIO_STATUSES) },
      { name: 'rectifyBy', type: 'date', optional: true },
      { name: 'barredUntil', type: 'date', optional: true },
      ...because,
    ],
  }
}
