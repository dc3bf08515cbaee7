import { useTranslation } from 'react-i18next'
import { formulaText } from '~/components/review/formulaText'
import type { Formula } from '~/domain/review/formula'
import type { SchemePath } from '~/domain/review/schemeFields'
import { Row } from '../SchemeParts'
import { ActButton, FieldAt, KindSelect, ListButtons, type Editing } from './Editing'
import { pointsAt } from './pointsAt'

interface Props {
  editing: Editing
  path: SchemePath
  formula: Formula
}

/** The numbers of a kind of formula, in the order in which one says them. */
const NUMBERS: Readonly<Record<Formula['kind'], readonly string[]>> = {
  each: ['per', 'points', 'cap'],
  shortfall: ['target', 'full', 'minus', 'floor'],
  steps: [],
  share: ['of', 'full', 'whenNone'],
  sum: ['floor', 'cap'],
}

/** How points come from figures: the kind, what it reads, its numbers, and the whole in words. */
export function FormulaFields({ editing, path, formula }: Props) {
  const { t } = useTranslation('review')
  const { places } = editing.template.rubric
  return (
    <div className="grid gap-3">
      <div className="grid items-end gap-3 md:grid-cols-2">
        <KindSelect editing={editing} path={path} what="formula" />
        <KindSelect editing={editing} path={path} what="figure" />
      </div>
      <Row>
        {NUMBERS[formula.kind].map((key) => (
          <FieldAt key={key} editing={editing} path={[...path, key]} />
        ))}
      </Row>
      {formula.kind === 'steps' && <Steps editing={editing} path={path} formula={formula} />}
      {formula.kind === 'sum' && <Parts editing={editing} path={path} formula={formula} />}
      {path.at(-1) === 'formula' && (
        <p className="text-sm text-muted-strong">
          {formulaText(formula, places, editing.figures, t, pointsAt(path))}
        </p>
      )}
    </div>
  )
}

function Steps({ editing, path, formula }: Props & { formula: Formula & { kind: 'steps' } }) {
  const { t } = useTranslation('template')
  const steps = [...path, 'steps']
  return (
    <div>
      {formula.steps.map((_, at) => (
        <div key={at} className="flex flex-wrap items-end gap-3 pb-2">
          <div className="grid grow grid-cols-2 gap-3">
            {at === 0 ? (
              <p className="self-center text-muted">{t('firstStep')}</p>
            ) : (
              <FieldAt editing={editing} path={[...steps, at, 'from']} />
            )}
            <FieldAt editing={editing} path={[...steps, at, 'points']} />
          </div>
          <ListButtons editing={editing} path={[...steps, at]} title={t('step', { n: at + 1 })} />
        </div>
      ))}
      <ActButton act={{ do: 'add', to: steps }}>{t('act.addStep')}</ActButton>
    </div>
  )
}

function Parts({ editing, path, formula }: Props & { formula: Formula & { kind: 'sum' } }) {
  const { t } = useTranslation('template')
  const parts = [...path, 'parts']
  return (
    <div className="grid gap-3">
      {formula.parts.map((part, at) => (
        <fieldset key={at} className="min-w-0 border-l-2 border-line pl-3">
          <legend className="sr-only">{t('part', { n: at + 1 })}</legend>
          <FormulaFields editing={editing} path={[...parts, at]} formula={part} />
          <ListButtons editing={editing} path={[...parts, at]} title={t('part', { n: at + 1 })} />
        </fieldset>
      ))}
      <div>
        <ActButton act={{ do: 'add', to: parts }}>{t('act.addPart')}</ActButton>
      </div>
    </div>
  )
}
