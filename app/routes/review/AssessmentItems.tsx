import { useTranslation } from 'react-i18next'
import type { FigureWords } from '~/components/review/figureWords'
import type { LocalText } from '~/domain/contest/ruleSet'
import { itemIds } from '~/domain/review/decideAssessment'
import type { RubricSection } from '~/domain/review/rubric'
import { usePick } from '~/locales/useLanguage'
import { AssessmentItem } from './AssessmentItem'
import { ExtraHead, extrasOf } from './ExtraHead'
import { ItemHead } from './ItemHead'
import { SectionHead } from './SectionHead'
import type { ShownReview } from './shownReview'
import type { Typed } from './typedIn'

/** Every section of the rubric with its items, then extras and vetoes: what the lead says and shows. */
export function AssessmentItems({
  review,
  figures,
  opId,
  typed,
}: {
  review: ShownReview
  figures: FigureWords
  opId: string
  typed: Typed | null
}) {
  const { t } = useTranslation('assessment')
  const pick = usePick()
  const { rubric } = review.scheme
  const order = itemIds(rubric)
  const place = (id: string) => ({ review, opId, id, index: order.indexOf(id) })
  const sections = rubric.sections.map((section) => (
    <section key={section.id} aria-labelledby={`section-${section.id}`} className="grid gap-3">
      <SectionHead section={section} places={rubric.places} />
      {section.items.map((item) => {
        const id = itemId(item)
        return (
          <AssessmentItem
            key={id}
            {...place(id)}
            title={pick(titleOf(item))}
            head={<ItemHead scheme={review.scheme} item={item} figures={figures} />}
            typed={typed?.statements.get(id)}
          />
        )
      })}
    </section>
  ))
  const extras = extrasOf(rubric)
  if (extras.length === 0) return sections
  return [
    ...sections,
    <section key="extras" aria-labelledby="section-extras" className="grid gap-3">
      <h2 id="section-extras" className="mt-2 text-lg font-bold">
        {t('extras.title')}
      </h2>
      {extras.map((extra) => (
        <AssessmentItem
          key={extra.item.id}
          {...place(extra.item.id)}
          title={pick(extra.item.title)}
          head={<ExtraHead scheme={review.scheme} extra={extra} figures={figures} />}
          typed={typed?.statements.get(extra.item.id)}
        />
      ))}
    </section>,
  ]
}

/** How an item of a section is called. */
export function titleOf(item: RubricSection['items'][number]): LocalText {
  return item.kind === 'measured' ? item.title : item.aspect.title
}

export function itemId(item: RubricSection['items'][number]): string {
  return item.kind === 'measured' ? item.id : item.aspect.id
}
