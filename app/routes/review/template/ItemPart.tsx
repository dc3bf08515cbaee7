import { useTranslation } from 'react-i18next'
import { formulaText } from '~/components/review/formulaText'
import { pointsText } from '~/components/review/figureWords'
import { mostOf, type JudgedItem, type RubricSection } from '~/domain/review/rubric'
import type { SchemePath } from '~/domain/review/schemeFields'
import { usePick } from '~/locales/useLanguage'
import { ActButton, FieldAt, ListButtons, Part, TitleFields, type Editing } from './Editing'
import { FormulaFields } from './FormulaFields'

/** An item of the rubric: read from figures, or scored by experts. */
export function ItemPart({
  editing,
  path,
  item,
}: {
  editing: Editing
  path: SchemePath
  item: RubricSection['items'][number]
}) {
  const { t } = useTranslation(['template', 'review'])
  const pick = usePick()
  const { rubric } = editing.template
  const { places } = rubric
  const isMeasured = item.kind === 'measured'
  const title = pick(isMeasured ? item.title : item.aspect.title)
  const stage = isMeasured ? null : rubric.judging.find(({ key }) => key === item.stage)
  const way = isMeasured
    ? formulaText(item.formula, places, editing.figures, t)
    : t('judgedIn', { stage: stage ? pick(stage.title) : t(`review:stage.${item.stage}`) })
  const facts = t('itemFacts', { points: pointsText(mostOf(item), places), way })
  return (
    <Part editing={editing} path={path} title={title} facts={facts}>
      <div className="grid gap-3 md:grid-cols-2">
        <TitleFields editing={editing} path={isMeasured ? path : [...path, 'aspect']} />
        <FieldAt editing={editing} path={[...path, 'evidence']} />
        <FieldAt editing={editing} path={[...path, 'stage']} />
      </div>
      {isMeasured ? (
        <FormulaFields editing={editing} path={[...path, 'formula']} formula={item.formula} />
      ) : (
        <Benchmarks editing={editing} path={[...path, 'aspect']} item={item} />
      )}
      <ListButtons editing={editing} path={path} title={title}>
        <ActButton
          act={{ do: 'set', at: path, kind: isMeasured ? 'judged' : 'measured' }}
          label={t(isMeasured ? 'act.judgeOne' : 'act.measureOne', { title })}
        >
          {t(isMeasured ? 'act.judge' : 'act.measure')}
        </ActButton>
      </ListButtons>
    </Part>
  )
}

/** The four levels that experts choose from: what each is worth and what it stands for. */
function Benchmarks({
  editing,
  path,
  item: { aspect },
}: {
  editing: Editing
  path: SchemePath
  item: JudgedItem
}) {
  if (aspect.kind === 'measurement') return <FieldAt editing={editing} path={[...path, 'max']} />
  return aspect.benchmarks.map((_, level) => (
    <div key={level} className="grid gap-3 md:grid-cols-[7rem_1fr_1fr]">
      <FieldAt editing={editing} path={[...path, 'marks', level]} />
      <FieldAt editing={editing} path={[...path, 'benchmarks', level, 'zh']} />
      <FieldAt editing={editing} path={[...path, 'benchmarks', level, 'en']} />
    </div>
  ))
}
