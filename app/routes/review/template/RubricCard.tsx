import { useTranslation } from 'react-i18next'
import { Card } from '~/components/Card'
import { pointsText } from '~/components/review/figureWords'
import { mostOf, type RubricSection } from '~/domain/review/rubric'
import { fieldName } from '~/domain/review/schemeFields'
import { usePick } from '~/locales/useLanguage'
import { PartProblems } from '../SchemeInput'
import { Row } from '../SchemeParts'
import { ActButton, FieldAt, ListButtons, TitleFields, type Editing } from './Editing'
import { ItemPart } from './ItemPart'

/** Sections and their items, with what they add up to. */
export function RubricCard({ editing }: { editing: Editing }) {
  const { t } = useTranslation(['template', 'review'])
  const { sections } = editing.template.rubric
  return (
    <Card title={t('review:rubric.items')}>
      <PartProblems opening={editing} part="rubric" />
      <PartProblems opening={editing} part="rubric-items" />
      <div id="rubric-sections" className="grid scroll-mt-4 gap-6">
        {sections.map((section, at) => (
          <Section key={section.id} editing={editing} section={section} at={at} />
        ))}
      </div>
      <div className="mt-4 border-t-2 border-line-strong pt-2">
        <ActButton act={{ do: 'add', to: ['rubric', 'sections'] }}>{t('act.addSection')}</ActButton>
        <ActButton act={{ do: 'fit' }}>{t('act.fit')}</ActButton>
        <Row>
          {['total', 'floor', 'ceiling'].map((key) => (
            <FieldAt key={key} editing={editing} path={['rubric', key]} />
          ))}
        </Row>
      </div>
    </Card>
  )
}

function Section({
  editing,
  section,
  at,
}: {
  editing: Editing
  section: RubricSection
  at: number
}) {
  const { t } = useTranslation('template')
  const pick = usePick()
  const { template } = editing
  const path = ['rubric', 'sections', at]
  const title = pick(section.title)
  const most = section.items.reduce((sum, item) => sum + mostOf(item), 0)
  const items = [...path, 'items']
  return (
    <fieldset
      id={fieldName(template, path)}
      className="min-w-0 scroll-mt-4 rounded-card border border-line px-4 pb-2"
    >
      <legend className="px-2 font-bold">{title}</legend>
      <PartProblems opening={editing} part={fieldName(template, path)} isAnchor={false} />
      <div className="grid items-start gap-3 md:grid-cols-[1fr_1fr_8rem]">
        <TitleFields editing={editing} path={path} />
        <FieldAt editing={editing} path={[...path, 'weight']} />
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <p className="text-sm text-muted-strong">
          {t('sectionSum', {
            count: section.items.length,
            points: pointsText(most, template.rubric.places),
          })}
        </p>
        <ListButtons editing={editing} path={path} title={title} />
      </div>
      {section.items.map((item, i) => (
        <ItemPart
          key={item.kind === 'measured' ? item.id : item.aspect.id}
          editing={editing}
          path={[...items, i]}
          item={item}
        />
      ))}
      <div className="border-t border-line">
        {(['measured', 'judged'] as const).map((kind) => (
          <ActButton
            key={kind}
            act={{ do: 'add', to: items, kind }}
            label={t(`act.newItemIn.${kind}`, { title })}
          >
            {t(`act.newItem.${kind}`)}
          </ActButton>
        ))}
      </div>
    </fieldset>
  )
}
