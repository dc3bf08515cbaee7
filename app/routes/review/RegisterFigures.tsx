import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { FigureWords } from '~/components/review/figureWords'
import type { ShownReview } from './shownReview'

/** What the register says of the year; where it is wrong, it is put right there. */
export function RegisterFigures({
  review: { register, isEditable, studio, filedAt, cycle },
  figures,
}: {
  review: ShownReview
  figures: FigureWords
}) {
  const { t } = useTranslation('assessment')
  return (
    <>
      <dl className="grid gap-x-6 sm:grid-cols-2">
        {register.map(({ key, value }) => (
          <div key={key} className="flex justify-between gap-3 border-b border-line py-2">
            <dt className="text-muted-strong">{figures.name(key)}</dt>
            <dd className="font-medium tabular-nums">
              {value === null ? '—' : figures.amount(key, BigInt(value))}
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-sm text-muted">
        {isEditable || filedAt === null
          ? t('figures.now', { year: cycle.year })
          : t('figures.asFiled', { year: cycle.year })}{' '}
        {isEditable && studio && (
          <Link to={`/office/studios/${studio.studioId}`} className="text-blue underline">
            {t('figures.change')}
          </Link>
        )}
      </p>
    </>
  )
}
