import { ACHIEVEMENT_KINDS, STUDIO_LEVELS, STUDIO_STATUSES } from '~/domain/studio/events'
import type { ChangeField } from './FormFields'

type Option = { value: string; label: string }
type ResultField =
  | 'achievement'
  | 'kind'
  | 'title'
  | 'year'
  | 'doneOn'
  | 'byWhom'
  | 'benefit'
  | 'benefitBasis'
  | 'adopted'
  | 'adoptedBy'

/** What the forms choose from and start with. */
export interface FormStart {
  texts: Record<'industry' | 'trades' | 'premises' | 'rules' | 'plan' | 'leadHonours', string>
  members: Option[]
  /** Everybody who ever was a member: a result stays theirs. */
  authors: Option[]
  zones: Option[]
  zone: string
  /** The result that is to be amended, if one was chosen. */
  amended: Record<ResultField, string> | null
  achievements: Option[]
  apprenticeships: Option[]
  grants: Option[]
  /** The lead and the present members. */
  people: Option[]
  /** Those of them whose accounts are linked. */
  linked: Option[]
  /** Contests whose results are published. */
  contests: Option[]
  /** The name of a level, status, kind or outcome. */
  word: (kind: 'level' | 'status' | 'kind' | 'outcome', value: string) => string
}

const on: ChangeField = { name: 'on', type: 'date' }
const because: ChangeField[] = [on, { name: 'reason', type: 'area' }]

/** The fields with which a studio comes into the register. */
export function registerFields({ zones, word }: Pick<FormStart, 'zones' | 'word'>): ChangeField[] {
  const options = (values: readonly string[]) =>
    values.map((value) => ({ value, label: word('level', value) }))
  return [
    { name: 'name' },
    { name: 'nameEn', optional: true },
    { name: 'zone', options: zones },
    { name: 'unitName' },
    { name: 'creditCode' },
    { name: 'leadName' },
    { name: 'leadHonours', optional: true },
    { name: 'level', options: options(STUDIO_LEVELS) },
    { name: 'star', type: 'number', value: '0' },
    { name: 'industry' },
    { name: 'trades', optional: true },
    { name: 'foundedOn', type: 'date' },
    { name: 'namedOn', type: 'date', optional: true },
    ...(['premises', 'rules', 'plan'] as const).map((name) => ({
      ...{ name, optional: true, type: 'area' as const },
    })),
  ]
}

/** The fields of each form, in the order of the page. */
export function changeFields(start: FormStart): Record<string, ChangeField[]> {
  const { texts, members, achievements, apprenticeships, grants, word } = start
  const words = (kind: Parameters<typeof word>[0], values: readonly string[]) =>
    values.map((value) => ({ value, label: word(kind, value) }))
  const money: ChangeField = { name: 'amount' }
  const result = (of: FormStart['amended']): ChangeField[] => [
    { name: 'kind', options: words('kind', ACHIEVEMENT_KINDS), ...valueOf(of?.kind) },
    { name: 'title', ...valueOf(of?.title) },
    { name: 'year', type: 'number', ...valueOf(of?.year) },
    { name: 'doneOn', type: 'date', ...valueOf(of?.doneOn) },
    { name: 'byWhom', type: 'checks', options: start.authors, ...valueOf(of?.byWhom) },
    { name: 'benefit', value: of?.benefit ?? '0' },
    { name: 'benefitBasis', type: 'area', optional: true, ...valueOf(of?.benefitBasis) },
    { name: 'adopted', type: 'check', ...valueOf(of?.adopted) },
    { name: 'adoptedBy', optional: true, ...valueOf(of?.adoptedBy) },
  ]
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
    link: [
      { name: 'whose', options: start.people },
      { name: 'phone' },
      { name: 'consent', type: 'check' },
    ],
    ...(start.linked.length > 0 && { unlink: [{ name: 'whose', options: start.linked }] }),
    record: result(null),
    ...(start.amended && {
      amend: [
        { name: 'achievement', type: 'hidden' as const, value: start.amended.achievement },
        ...result(start.amended),
      ],
    }),
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
      ...(start.contests.length > 0
        ? [
            { name: 'contest', options: start.contests, optional: true },
            { name: 'entryCode', optional: true },
          ]
        : []),
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
    unit: [
      { name: 'unitName' },
      { name: 'creditCode' },
      { name: 'zone', options: start.zones, value: start.zone },
      ...because,
    ],
    leadGone: because,
    unitClosed: because,
    level: [{ name: 'level', options: words('level', STUDIO_LEVELS) }, ...because],
    status: [
      { name: 'status', options: words('status', STUDIO_STATUSES) },
      { name: 'rectifyBy', type: 'date', optional: true },
      { name: 'barredUntil', type: 'date', optional: true },
      ...because,
    ],
  }
}

const valueOf = (value: string | undefined) => (value === undefined ? {} : { value })
