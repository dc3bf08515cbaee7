import { useTranslation } from 'react-i18next'
import { formulaText } from '~/components/review/formulaText'
import { pointsText, type FigureWords } from '~/components/review/figureWords'
import { mostOf, type RubricSection } from '~/domain/review/rubric'
import type { ReviewScheme } from '~/domain/review/scheme'
import { usePick } from '~/locales/useLanguage'

/** An item's title, the most it gives, whether evidence is wanted, and how it is scored. */
export function ItemHead({
  scheme: { rubric },
  item,
  figures,
}: {
  scheme: ReviewScheme
  item: RubricSection['items'][number]
  figures: FigureWords
}) {
  const { t } = useTranslation(['assessment', 'review'])
  const pick = usePick()
  const { places } = rubric
  const judging =
    item.kind === 'judged' ? rubric.judging.find(({ key }) => key === item.stage) : undefined
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h3 className="font-bold">
          {pick(item.kind === 'measured' ? item.title : item.aspect.title)}
        </h3>
        <p className="text-sm text-muted-strong">
          {t('item.most', { points: pointsText(mostOf(item), places) })}
          {item.evidence === 'required' && ` · ${t('review:evidence.required')}`}
        </p>
      </div>
      {item.kind === 'measured' ? (
        <p className="text-sm text-muted-strong">
          {t('item.byFigures')} {formulaText(item.formula, places, figures, t)}
        </p>
      ) : (
        <p className="text-sm text-muted-strong">
          {t('review:rubric.judged', { stage: judging ? pick(judging.title) : item.stage })}{' '}
          {item.aspect.kind === 'judgement' &&
            t('item.best', { level: pick(item.aspect.benchmarks[3]) })}
        </p>
      )}
    </>
  )
}
