import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '~/components/Card'
import { useFigureWords } from '~/components/review/figureWords'
import { usePick } from '~/locales/useLanguage'
import { itemId, titleOf } from './AssessmentItems'
import { Corrections } from './Corrections'
import { EvidenceList } from './EvidenceList'
import { ExtraHead, extrasOf } from './ExtraHead'
import { ItemHead } from './ItemHead'
import { RegisterFigures } from './RegisterFigures'
import { SectionHead } from './SectionHead'
import type { ShownReview } from './shownReview'

/** What the studio said: its figures, and to each item its words and its evidence. */
export function ReviewItems({ review }: { review: ShownReview }) {
  const { t } = useTranslation('assessment')
  const pick = usePick()
  const { scheme, declared, statements, files } = review
  const figures = useFigureWords(scheme)
  const said = extrasOf(scheme.rubric).filter(
    ({ item: { id } }) => statements[id]?.text || (files[id]?.length ?? 0) > 0,
  )
  return (
    <>
      <Card title={t('figures.register')}>
        <RegisterFigures review={review} figures={figures} />
      </Card>
      {declared.length > 0 && (
        <Card title={t('figures.declared')}>
          <dl className="grid gap-x-6 sm:grid-cols-2">
            {declared.map(({ key, value, isConfirmed }) => (
              <div key={key} className="flex justify-between gap-3 border-b border-line py-2">
                <dt className="text-muted-strong">{figures.name(key)}</dt>
                <dd className="text-right font-medium tabular-nums">
                  {value === null ? '—' : figures.amount(key, BigInt(value))}
                  {isConfirmed && (
                    <span className="ml-2 text-sm font-normal text-green">
                      ✓ {t('figures.confirmed')}
                    </span>
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </Card>
      )}
      {review.corrections.length > 0 && (
        <Card title={t('figures.corrected')}>
          <Corrections corrections={review.corrections} words={figures} />
        </Card>
      )}
      {scheme.rubric.sections.map((section) => (
        <section
          key={section.id}
          aria-labelledby={`section-${section.id}`}
          className="grid grid-cols-[minmax(0,1fr)] gap-3"
        >
          <SectionHead section={section} places={scheme.rubric.places} />
          {section.items.map((item) => (
            <SaidCard
              key={itemId(item)}
              {...{ review, id: itemId(item), title: pick(titleOf(item)) }}
              head={<ItemHead scheme={scheme} item={item} figures={figures} />}
            />
          ))}
        </section>
      ))}
      {said.length > 0 && (
        <section aria-labelledby="section-extras" className="grid grid-cols-[minmax(0,1fr)] gap-3">
          <h2 id="section-extras" className="mt-2 text-lg font-bold">
            {t('extras.title')}
          </h2>
          {said.map((extra) => (
            <SaidCard
              key={extra.item.id}
              {...{ review, id: extra.item.id, title: pick(extra.item.title) }}
              head={<ExtraHead scheme={scheme} extra={extra} figures={figures} />}
            />
          ))}
        </section>
      )}
    </>
  )
}

/** One item with what the lead said and the evidence. */
function SaidCard({
  review: { statements, files },
  id,
  title,
  head,
}: {
  review: ShownReview
  id: string
  title: string
  head: ReactNode
}) {
  const { t } = useTranslation('assessment')
  return (
    <Card>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
        {head}
        <p className="break-words whitespace-pre-wrap">
          {statements[id]?.text || <span className="text-muted">{t('item.noStatement')}</span>}
        </p>
        <EvidenceList files={files[id] ?? []} title={title} />
      </div>
    </Card>
  )
}
