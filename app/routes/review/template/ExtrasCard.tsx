import { useTranslation } from 'react-i18next'
import { Card } from '~/components/Card'
import { formulaText } from '~/components/review/formulaText'
import type { ExtraItem, Veto } from '~/domain/review/rubric'
import type { SchemePath } from '~/domain/review/schemeFields'
import { usePick } from '~/locales/useLanguage'
import { Row } from '../SchemeParts'
import {
  ActButton,
  FieldAt,
  KindSelect,
  ListButtons,
  Part,
  TitleFields,
  type Editing,
} from './Editing'
import { FormulaFields } from './FormulaFields'
import { pointsAt } from './pointsAt'

/** Bonus and deductions. */
export function ExtrasCard({ editing }: { editing: Editing }) {
  const { t } = useTranslation('template')
  const { bonus, deductions } = editing.template.rubric
  return (
    <Card title={t('extras')}>
      <div id="rubric-bonus" className="scroll-mt-4">
        <Row>
          <FieldAt editing={editing} path={['rubric', 'bonus', 'cap']} />
        </Row>
        <ExtraParts editing={editing} path={['rubric', 'bonus', 'items']} items={bonus.items} />
        <ActButton act={{ do: 'add', to: ['rubric', 'bonus', 'items'] }}>
          {t('act.addBonus')}
        </ActButton>
      </div>
      <div id="rubric-deductions" className="scroll-mt-4">
        <ExtraParts editing={editing} path={['rubric', 'deductions']} items={deductions} />
        <ActButton act={{ do: 'add', to: ['rubric', 'deductions'] }}>
          {t('act.addDeduction')}
        </ActButton>
      </div>
    </Card>
  )
}

function ExtraParts({
  editing,
  path,
  items,
}: {
  editing: Editing
  path: SchemePath
  items: readonly ExtraItem[]
}) {
  const { t } = useTranslation('review')
  const pick = usePick()
  const { places } = editing.template.rubric
  return items.map(({ id, title, formula }, at) => (
    <Part
      key={id}
      editing={editing}
      path={[...path, at]}
      title={pick(title)}
      facts={formulaText(formula, places, editing.figures, t, pointsAt(path))}
    >
      <div className="grid gap-3 md:grid-cols-2">
        <TitleFields editing={editing} path={[...path, at]} />
        <FieldAt editing={editing} path={[...path, at, 'evidence']} />
      </div>
      <FormulaFields editing={editing} path={[...path, at, 'formula']} formula={formula} />
      <ListButtons editing={editing} path={[...path, at]} title={pick(title)} />
    </Part>
  ))
}

/** What decides the rating whatever the points. */
export function VetoesCard({ editing }: { editing: Editing }) {
  const { t } = useTranslation(['template', 'review'])
  const list = ['rubric', 'vetoes']
  return (
    <Card title={t('review:rubric.vetoes')}>
      <div id="rubric-vetoes" className="scroll-mt-4">
        <Row>
          <FieldAt editing={editing} path={['vetoRating']} />
        </Row>
        {editing.template.rubric.vetoes.map((veto, at) => (
          <VetoPart key={veto.id} editing={editing} veto={veto} path={[...list, at]} />
        ))}
        <ActButton act={{ do: 'add', to: list }}>{t('act.addVeto')}</ActButton>
      </div>
    </Card>
  )
}

function VetoPart({ editing, veto, path }: { editing: Editing; veto: Veto; path: SchemePath }) {
  const { t } = useTranslation('review')
  const pick = usePick()
  const { figure, is, limit, title } = veto
  const { name, amount } = editing.figures
  const facts = t(`veto.${is}`, { figure: name(figure), limit: amount(figure, limit) })
  return (
    <Part editing={editing} path={path} title={pick(title)} facts={facts}>
      <div className="grid items-end gap-3 md:grid-cols-2">
        <TitleFields editing={editing} path={path} />
        <KindSelect editing={editing} path={path} what="figure" />
        <div className="grid grid-cols-2 gap-3">
          <FieldAt editing={editing} path={[...path, 'is']} />
          <FieldAt editing={editing} path={[...path, 'limit']} />
        </div>
      </div>
      <ListButtons editing={editing} path={path} title={pick(title)} />
    </Part>
  )
}
