import { useTranslation } from 'react-i18next'
import { Card } from '~/components/Card'
import { FIXED_STAGES } from '~/domain/review/scheme'
import type { SchemePath } from '~/domain/review/schemeFields'
import { usePick } from '~/locales/useLanguage'
import { stageBox } from '~/protocol/typedScheme'
import { PartProblems, TickBox, type Opening } from './SchemeInput'
import { Group, Inside, Row, ScopeFields } from './SchemeParts'

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
        <p className="mb-3 text-muted">{t('open.nameHint')}</p>
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
        <Row>{inside('experts')}</Row>
        <Row>{inside('notice')}</Row>
        <Row>{inside('answerIn')}</Row>
      </Card>
    </>
  )
}
