import type { FigureWords } from '~/components/review/figureWords'
import { itemIds } from '~/domain/review/decideAssessment'
import type { RubricSection } from '~/domain/review/rubric'
import { AssessmentItem } from './AssessmentItem'
import { SectionHead } from './SectionHead'
import type { ShownReview } from './shownReview'
import type { Typed } from './typedIn'

/** Every section of the rubric with its items, each with what the lead says and shows. */
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
  const { rubric } = review.scheme
  const order = itemIds(rubric)
  return rubric.sections.map((section) => (
    <section key={section.id} aria-labelledby={`section-${section.id}`} className="grid gap-3">
      <SectionHead section={section} places={rubric.places} />
      {section.items.map((item) => {
        const id = itemId(item)
        return (
          <AssessmentItem
            key={id}
            {...{ review, figures, item, opId }}
            index={order.indexOf(id)}
            typed={typed?.statements.get(id)}
          />
        )
      })}
    </section>
  ))
}

export function itemId(item: RubricSection['items'][number]): string {
  return item.kind === 'measured' ? item.id : item.aspect.id
}
