import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '~/components/Card'
import { schemeFields, type SchemeField, type SchemePath } from '~/domain/review/schemeFields'
import { STUDIO_LEVELS } from '~/domain/studio/events'
import { usePick } from '~/locales/useLanguage'
import { FIXED_STAGES, REVIEWED_STATUSES, stageBox, STAR_CHOICES } from '~/protocol/reviewCycle'
import { PartProblems, SchemeInput, TickBox, type Opening } from './SchemeInput'

/** Every field of the form that opens a cycle, in the order in which a scheme is thought out. */
export function OpeningFields({ opening }: { opening: Opening }) {
  const { t } = useTranslation('review')
  const pick = usePick()
  const { template } = opening
  const { rubric, ratings, rule } = template
  const inside = (...path: SchemePath) => <Inside opening={opening} path={path} />
  return (
    <>
      <Card title={t('open.name')}>
        <div className="grid gap-3 md:grid-cols-2">{inside('title')}</div>
      </Card>
      <ScopeFields opening={opening} />
      <Card title={t('stages.title')}>
        <PartProblems opening={opening} part="stages" />
        <ul className="grid gap-3 md:grid-cols-2">
          {template.stages.map(({ key }, at) => (
            <li key={key} className="grid grid-cols-2 items-end gap-3">
              {FIXED_STAGES.includes(key) ? (
                <span className="min-h-11 content-center">{t(`stage.${key}`)}</span>
              ) : (
                <TickBox opening={opening} name={stageBox(key)} label={t(`stage.${key}`)} />
              )}
              {inside('stages', at)}
            </li>
          ))}
        </ul>
      </Card>
      <Card title={t('rubric.items')}>
        <p className="mb-3 text-muted">{t('open.rubricHint')}</p>
        <PartProblems opening={opening} part="rubric-total" />
        {rubric.sections.map((section, s) => (
          <Group key={section.id} title={pick(section.title)}>
            <Row>{inside('rubric', 'sections', s, 'weight')}</Row>
            <div className="grid gap-x-6 md:grid-cols-2">
              {section.items.map((item, i) => (
                <Group
                  key={item.kind === 'measured' ? item.id : item.aspect.id}
                  title={pick(item.kind === 'measured' ? item.title : item.aspect.title)}
                >
                  <Row>{inside('rubric', 'sections', s, 'items', i)}</Row>
                </Group>
              ))}
            </div>
          </Group>
        ))}
      </Card>
      <Card title={t('open.extras')}>
        <Row>{inside('rubric', 'bonus', 'cap')}</Row>
        {rubric.bonus.items.map(({ id, title }, at) => (
          <Group key={id} title={pick(title)}>
            <Row>{inside('rubric', 'bonus', 'items', at)}</Row>
          </Group>
        ))}
        {rubric.deductions.map(({ id, title }, at) => (
          <Group key={id} title={pick(title)}>
            <Row>{inside('rubric', 'deductions', at)}</Row>
          </Group>
        ))}
        {rubric.vetoes.map(({ id, title }, at) => (
          <Group key={id} title={pick(title)}>
            <Row>{inside('rubric', 'vetoes', at)}</Row>
          </Group>
        ))}
      </Card>
      <Card title={t('rating.title')}>
        {ratings.map(({ key, title }, at) => (
          <Group key={key} title={pick(title)}>
            <Row>
              {inside('rule', rule.by === 'thresholds' ? 'atLeast' : 'quotas', at)}
              {inside('ratings', at)}
            </Row>
          </Group>
        ))}
        <Row>
          {inside('cap')}
          {inside('atCut')}
        </Row>
      </Card>
      <Card title={t('open.experts')}>
        <Row>
          {inside('experts')}
          {inside('notice')}
        </Row>
      </Card>
    </>
  )
}

function ScopeFields({ opening }: { opening: Opening }) {
  const { t } = useTranslation(['review', 'studio', 'studios'])
  const groups: [string, { name: string; label: string }[]][] = [
    [
      t('open.levels'),
      STUDIO_LEVELS.map((one) => ({
        name: `scope-levels-${one}`,
        label: t(`studio:level.${one}`),
      })),
    ],
    [
      t('open.stars'),
      STAR_CHOICES.map((one) => ({ name: `scope-stars-${one}`, label: t(`studios:star.${one}`) })),
    ],
    [
      t('open.statuses'),
      REVIEWED_STATUSES.map((one) => ({
        name: `scope-statuses-${one}`,
        label: t(`studio:status.${one}`),
      })),
    ],
  ]
  return (
    <Card title={t('scope.title')}>
      <PartProblems opening={opening} part="scope" />
      {groups.map(([title, boxes]) => (
        <fieldset key={title} className="mb-2">
          <legend className="font-medium">{title}</legend>
          {boxes.map((box) => (
            <TickBox key={box.name} opening={opening} {...box} />
          ))}
        </fieldset>
      ))}
      <Row>
        <Inside opening={opening} path={['scope']} />
      </Row>
    </Card>
  )
}

function Row({ children }: { children: ReactNode }) {
  return (
    <div className="grid grid-cols-[repeat(auto-fill,minmax(9rem,1fr))] items-start gap-3">
      {children}
    </div>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="my-3 min-w-0 border-t border-line pt-3 pl-3">
      <legend className="pr-2 pb-1 font-bold">{title}</legend>
      {children}
    </fieldset>
  )
}

/** Every value of the scheme that stands within a path. */
function Inside({ opening, path }: { opening: Opening; path: SchemePath }) {
  const { t } = useTranslation('review')
  const fields = schemeFields(opening.template).filter((field) =>
    path.every((key, at) => field.path[at] === key),
  )
  return fields.map((field) => (
    <SchemeInput
      key={field.path.join('-')}
      opening={opening}
      field={field}
      label={labelOf(field, t)}
    />
  ))
}

type T = ReturnType<typeof useTranslation<'review'>>['t']

/** What a value is called: by the last part of its path, with its step or part where it has one. */
function labelOf({ path, unit }: SchemeField, t: T): string {
  const [head, part, , , doing] = path
  const last = String(path.at(-1))
  if (head === 'rule') return t(`review:open.rule.${last}`)
  if (head === 'ratings') return t(`review:open.consequence.${last}`)
  if (head === 'title') return t(`review:open.title.${last}`)
  if (part === 'bonus' && last === 'cap' && path.length === 3) return t('review:open.bonusCap')
  const isTakenOff = part === 'deductions' && last === 'points'
  const name = isTakenOff ? t('review:open.takenOff') : t(`review:open.field.${last}`)
  const label = unit === 'yuan' ? t('review:open.inYuan', { name }) : name
  const numbered = path.flatMap((key, at) => {
    const list = path[at - 1]
    if (typeof key !== 'number' || doing === undefined) return []
    return list === 'steps' || list === 'parts' ? [t(`review:open.${list}`, { n: key + 1 })] : []
  })
  return [...numbered, label].join(' ')
}
