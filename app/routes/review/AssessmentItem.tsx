import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { FieldFrame } from '~/components/Field'
import { TextArea } from '~/components/TextArea'
import { UploadField } from '~/components/files/UploadField'
import { areaTyped } from '~/domain/typedText'
import { MOST_STATEMENT } from '~/protocol/assessment'
import { FieldBase, fieldAttributes } from './assessmentFields'
import { EvidenceList } from './EvidenceList'
import type { ShownReview } from './shownReview'

interface Props {
  review: ShownReview
  id: string
  title: string
  /** What the rubric says of it. */
  head: ReactNode
  /** Its place among the items. */
  index: number
  opId: string
  /** What was in the field of a form that was refused. */
  typed: string | undefined
}

/** One item: what the lead says to it, and its evidence. */
export function AssessmentItem({ review, id, title, head, index, opId, typed }: Props) {
  const { t } = useTranslation('assessment')
  const { text: stored = '', digest = '' } = review.statements[id] ?? {}
  const place = { kind: 'statements', index, fieldKey: id, was: digest } as const
  const scope = `review:${review.id}:${id}`
  const isOther = typed !== undefined && areaTyped(typed) !== stored
  return (
    <div
      id={`item-${id}`}
      className="grid scroll-mt-4 grid-cols-[minmax(0,1fr)] gap-3 rounded-card border border-line bg-paper p-4 sm:p-5"
    >
      {head}
      <FieldBase {...place} />
      <FieldFrame label={t('item.statement', { title })} optional>
        {(control) => (
          <TextArea
            {...control}
            {...fieldAttributes(place)}
            rows={4}
            maxLength={MOST_STATEMENT}
            readOnly={!review.isEditable}
            defaultValue={typed ?? stored}
          />
        )}
      </FieldFrame>
      {isOther && stored !== '' && (
        <div className="rounded-card bg-canvas p-3 text-sm">
          <p className="font-medium">{t('save.storedText')}</p>
          <p className="whitespace-pre-wrap">{stored}</p>
        </div>
      )}
      <div>
        <h4 className="text-sm font-medium">{t('item.evidence')}</h4>
        <EvidenceList files={review.files[id] ?? []} title={title} />
        {review.isEditable && (
          <>
            {(review.files[id]?.length ?? 0) > 0 && (
              <Link
                to={`/files/of/${scope}/evidence`}
                className="inline-flex min-h-11 items-center text-sm text-blue underline"
                aria-label={t('item.manageOne', { title })}
              >
                {t('item.manage')}
              </Link>
            )}
            <details>
              <summary className="min-h-11 cursor-pointer content-center font-medium text-blue">
                {t('item.upload', { title })}
              </summary>
              <UploadField
                scope={scope}
                purpose="evidence"
                opId={`${opId}-${index}`}
                answer={null}
                action={`/files/of/${scope}/evidence`}
              />
            </details>
          </>
        )}
      </div>
    </div>
  )
}
