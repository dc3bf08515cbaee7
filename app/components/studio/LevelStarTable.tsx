import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { STARS } from '~/protocol/studioRegister'
import { Table, Td, Th } from '../Table'
import { StarHead } from './StarHead'

interface Row {
  readonly level: string
  /** A count for each of `STARS`. */
  readonly counts: readonly number[]
}

const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0)

/** The register in numbers; a number leads to its studios. */
export function LevelStarTable({ figures }: { figures: readonly Row[] }) {
  const { t } = useTranslation('studios')
  const ofStar = STARS.map((_, index) => sum(figures.map(({ counts }) => counts[index] ?? 0)))
  return (
    <Table caption={t('figures.title')}>
      <thead>
        <tr>
          <Th>{t('figures.level')}</Th>
          {STARS.map((star) => (
            <Th key={star} numeric>
              <StarHead star={star} />
            </Th>
          ))}
          <Th numeric>{t('figures.total')}</Th>
        </tr>
      </thead>
      <tbody>
        {figures.map(({ level, counts }) => (
          <tr key={level}>
            <Td className="whitespace-nowrap">{t(`level.${level}`)}</Td>
            {STARS.map((star, index) => (
              <Td key={star} numeric>
                <Count count={counts[index] ?? 0} filters={{ level, star: String(star) }} />
              </Td>
            ))}
            <Td numeric className="font-bold">
              <Count count={sum(counts)} filters={{ level }} />
            </Td>
          </tr>
        ))}
        <tr className="font-bold">
          <Td>{t('figures.total')}</Td>
          {STARS.map((star, index) => (
            <Td key={star} numeric>
              <Count count={ofStar[index] ?? 0} filters={{ star: String(star) }} />
            </Td>
          ))}
          <Td numeric>{sum(ofStar)}</Td>
        </tr>
      </tbody>
    </Table>
  )
}

/** A dash says none, and lets the figures stand out. */
function Count({ count, filters }: { count: number; filters: Record<string, string> }) {
  if (count === 0) return <span className="text-muted">–</span>
  return (
    <Link
      to={`/studios?${new URLSearchParams(filters)}`}
      className="inline-flex min-h-7 min-w-7 items-center justify-end underline decoration-line-strong underline-offset-4 hover:decoration-ink"
    >
      {count}
    </Link>
  )
}
