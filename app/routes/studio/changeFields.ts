import { ACHIEVEMENT_KINDS, STUDIO_LEVELS, STUDIO_STATUSES } from '~/domain/studio/events'
import type { ChangeField } from './FormFields'

type Option = { value: string; label: string }
type ResultField =
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
  /** The lead and everybody who ever led or was a member: a result stays theirs. */
  authors: Option[]
  /** The same, as masters of an apprenticeship that is corrected. */
  masters: Option[]
  /** What can be corrected of the studio itself. */
  facts: Record<'nameEn' | 'leadName' | 'foundedOn' | 'namedOn' | 'level', string>
  unitName: string
  zones: Option[]
  zone: string
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
const reason: ChangeField = { name: 'reason', type: 'area' }
const because: ChangeField[] = [on, reason]
/** The public page tells these reasons word for word. */
const inPublic: ChangeField[] = [on, { ...reason, hint: 'publicReason' }]

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
    { name: 'namedOn', type: 'date', optional: true, hint: 'neverNamed' },
    ...(['premises', 'rules', 'plan'] as const).map((name) => ({
      ...{ name, optional: true, type: 'area' as const },
    })),
  ]
}

/** The fields of a result: of a new one, or as one was entered. */
export function resultFields(
  { authors, word }: Pick<FormStart, 'authors' | 'word'>,
  of: Record<ResultField, string> | null,
): ChangeField[] {
  const kinds = ACHIEVEMENT_KINDS.map((value) => ({ value, label: word('kind', value) }))
  return [
    { name: 'kind', options: kinds, ...valueOf(of?.kind) },
    { name: 'title', ...valueOf(of?.title) },
    { name: 'year', type: 'number', ...valueOf(of?.year) },
    { name: 'doneOn', type: 'date', ...valueOf(of?.doneOn) },
    { name: 'byWhom', type: 'checks', options: authors, ...valueOf(of?.byWhom) },
    { name: 'benefit', value: of?.benefit ?? '0' },
    { name: 'benefitBasis', type: 'area', optional: true, ...valueOf(of?.benefitBasis) },
    { name: 'adopted', type: 'check', ...valueOf(of?.adopted) },
    { name: 'adoptedBy', optional: true, ...valueOf(of?.adoptedBy) },
  ]
}

/** The fields of each form, in the order of the page. */
export function changeFields(start: FormStart): Record<string, ChangeField[]> {
  const { texts, members, apprenticeships, grants, word, facts } = start
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
    join: [
      { name: 'name', label: 'person' },
      { name: 'role' },
      { name: 'certificates', optional: true },
      on,
    ],
    leave: [{ name: 'member', options: members }, on],
    link: [
      { name: 'whose', options: start.people },
      { name: 'phone' },
      { name: 'consent', type: 'check' },
    ],
    ...(start.linked.length > 0 && { unlink: [{ name: 'whose', options: start.linked }] }),
    record: resultFields(start, null),
    sign: [
      { name: 'master', options: start.people },
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
    correct: [
      { name: 'leadName', value: facts.leadName },
      { name: 'nameEn', value: facts.nameEn, optional: true },
      { name: 'foundedOn', type: 'date', value: facts.foundedOn },
      {
        ...{ name: 'namedOn', type: 'date', value: facts.namedOn },
        ...{ optional: true, hint: 'neverNamed' },
      },
      { name: 'level', options: words('level', STUDIO_LEVELS), value: facts.level },
      { ...reason, hint: 'correction' },
    ],
    renameUnit: [{ name: 'unitName', value: start.unitName, hint: 'allStudios' }, ...because],
    unit: [
      { name: 'unitName' },
      { name: 'creditCode' },
      { name: 'zone', options: start.zones, value: start.zone },
      ...because,
    ],
    leadGone: because,
    unitClosed: because,
    // one that was never named has no level to change yet, and one that was is named once
    ...(facts.namedOn === ''
      ? {
          naming: [
            { name: 'level', options: words('level', STUDIO_LEVELS), value: facts.level },
            ...inPublic,
          ],
        }
      : {
          level: [
            { name: 'level', options: words('level', STUDIO_LEVELS), value: facts.level },
            ...inPublic,
          ],
        }),
    status: [
      { name: 'status', options: words('status', STUDIO_STATUSES) },
      { name: 'rectifyBy', type: 'date', optional: true },
      { name: 'barredUntil', type: 'date', optional: true },
      ...inPublic,
    ],
  }
}

const valueOf = (value: string | undefined) => (value === undefined ? {} : { value })

const GROUPS = {
  basics: ['texts', 'name', 'lead', 'leadGone', 'unit', 'unitClosed', 'renameUnit'],
  standing: ['naming', 'level', 'status', 'correct'],
  members: ['join', 'leave', 'link', 'unlink'],
  work: ['record', 'sign', 'end'],
  money: ['receive', 'spend'],
} as const

/** The forms that somebody may fill in, by what they are about. */
export function groups(
  may: readonly string[],
  fields: Record<string, ChangeField[]>,
): { group: keyof typeof GROUPS; forms: { change: string; fields: ChangeField[] }[] }[] {
  return (Object.keys(GROUPS) as (keyof typeof GROUPS)[])
    .map((group) => ({
      group,
      forms: GROUPS[group]
        .filter((change) => may.includes(change))
        .flatMap((change) => {
          const own = fields[change]
          return own ? [{ change, fields: own }] : []
        }),
    }))
    .filter(({ forms }) => forms.length > 0)
}
