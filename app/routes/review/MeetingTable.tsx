import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { useFigureWords } from '~/components/review/figureWords'
import { RatingReasons } from '~/components/review/RatingReasons'
import { StatusPill } from '~/components/StatusPill'
import { Table, Td, Th } from '~/components/Table'
import type { Submitted } from '~/components/useSubmitted'
import type { ReviewScheme } from '~/domain/review/scheme'
import { usePick } from '~/locales/useLanguage'
import type { MeetingLine } from '~/queries/review/meetingPage.server'
import { CorrectForm } from './CorrectForm'
import { Corrections } from './Corrections'
import { VoteForm } from './VoteForm'

interface Props {
  meeting: { scheme: ReviewScheme; lines: MeetingLine[] }
  isOpen: boolean
  opId: string
  submitted: Submitted
}

/** Every studio by rank: its total, the proposal with its reasons, and what the meeting decided. */
export function MeetingTable({ meeting: { scheme, lines }, isOpen, opId, submitted }: Props) {
  const { t } = useTranslation('cycle')
  const pick = usePick()
  const words = useFigureWords(scheme)
  const titleOf = (key: string | null): string => {
    const rating = scheme.ratings.find((one) => one.key === key)
    return rating ? pick(rating.title) : '—'
  }
  return (
    <Table caption={t('meeting.title')}>
      <thead>
        <tr>
          <Th numeric>{t('meeting.rank')}</Th>
          <Th>{t('reviews.studio')}</Th>
          <Th numeric>{t('reviews.total')}</Th>
          <Th>{t('meeting.proposed')}</Th>
          <Th>{t('meeting.rating')}</Th>
          {isOpen && <Th>{t('meeting.change')}</Th>}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.reviewId} className="align-top">
            <Td numeric>{line.rank ?? '—'}</Td>
            <Td>
              <Link
                to={`/office/reviews/${line.reviewId}`}
                className="inline-flex min-h-8 items-center font-medium text-blue underline underline-offset-4"
              >
                {line.name}
              </Link>
              <p className="text-sm text-muted">{pick(line.zone)}</p>
              <p className="text-sm text-muted-strong empty:hidden">
                {line.recommended !== null &&
                  t(line.recommended ? 'meeting.recommended' : 'meeting.notRecommended')}
                {line.isLate && <span className="ml-2 text-amber">{t('reviews.late')}</span>}
              </p>
              {line.checkNote !== '' && (
                <p className="max-w-60 text-sm whitespace-pre-wrap text-muted-strong">
                  {t('meeting.checkNote', { note: line.checkNote })}
                </p>
              )}
            </Td>
            <Td numeric className="font-bold">
              {line.total ?? '—'}
            </Td>
            <Td>
              <span className="font-medium">{titleOf(line.proposed)}</span>
              <div className="mt-1 text-sm text-muted-strong">
                <RatingReasons scheme={scheme} reasons={line.reasons} />
              </div>
              <Corrections corrections={line.corrections} words={words} />
            </Td>
            <Td>
              {line.openChoice ? (
                <StatusPill tone="amber">{t('meeting.toChoose')}</StatusPill>
              ) : (
                <span className="font-bold">{titleOf(line.rating)}</span>
              )}
              {line.vote && (
                <p className="mt-1 text-sm text-muted-strong">
                  {t('meeting.voted', { ...line.vote, rating: titleOf(line.vote.rating) })}
                </p>
              )}
              {line.choice && (
                <p className="mt-1 text-sm text-muted-strong">
                  {t('meeting.chosen', { ...line.choice, rating: titleOf(line.choice.rating) })}
                </p>
              )}
            </Td>
            {isOpen && (
              <Td>
                {line.hasVeto ? (
                  <span className="text-sm text-muted">{t('meeting.vetoed')}</span>
                ) : (
                  line.rating !== null && (
                    <VoteForm
                      {...{ line, opId, submitted }}
                      ratings={scheme.ratings.map(({ key }) => ({ key, title: titleOf(key) }))}
                    />
                  )
                )}
                {line.figures.length > 0 && <CorrectForm {...{ line, words, opId, submitted }} />}
              </Td>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
