import { useTranslation } from 'react-i18next'
import { mostOf, type JudgedItem, type MeasuredItem, type Rubric } from '~/domain/review/rubric'
import { usePick } from '~/locales/useLanguage'
import { Table, Td, Th } from '../Table'
import { pointsText, type FigureWords } from './figureWords'
import { formulaText } from './formulaText'

/** Every section with its items: how each is scored, the most it gives, and its evidence. */
export function RubricItems({ rubric, figures }: { rubric: Rubric; figures: FigureWords }) {
  const { t } = useTranslation('review')
  const pick = usePick()
  const { places } = rubric
  return (
    <Table caption={t('rubric.items')}>
      <thead>
        <tr>
          <Th>{t('rubric.item')}</Th>
          <Th>{t('rubric.way')}</Th>
          <Th numeric>{t('rubric.most')}</Th>
          <Th>{t('rubric.evidence')}</Th>
        </tr>
      </thead>
      {rubric.sections.map((section) => (
        <tbody key={section.id}>
          <tr>
            <th
              colSpan={4}
              scope="rowgroup"
              className="border-t border-line bg-canvas px-3.5 py-2 font-bold"
            >
              {t('rubric.section', {
                title: pick(section.title),
                points: pointsText(section.weight, places),
              })}
            </th>
          </tr>
          {section.items.map((item) => (
            <tr key={item.kind === 'measured' ? item.id : item.aspect.id} className="align-top">
              <Td>{pick(item.kind === 'measured' ? item.title : item.aspect.title)}</Td>
              <Td className="min-w-72">
                {item.kind === 'measured' ? (
                  formulaText(item.formula, places, figures, t)
                ) : (
                  <JudgedWay item={item} rubric={rubric} />
                )}
              </Td>
              <Td numeric>{pointsText(mostOf(item), places)}</Td>
              <Td className="whitespace-nowrap">{evidenceText(item, t)}</Td>
            </tr>
          ))}
        </tbody>
      ))}
    </Table>
  )
}

function evidenceText({ evidence }: JudgedItem | MeasuredItem, t: (key: string) => string): string {
  return evidence === 'none' ? '–' : t('review:evidence.required')
}

function JudgedWay({ item: { aspect, stage }, rubric }: { item: JudgedItem; rubric: Rubric }) {
  const { t } = useTranslation('review')
  const pick = usePick()
  const { places } = rubric
  const judging = rubric.judging.find(({ key }) => key === stage)
  const by = t('rubric.judged', { stage: judging ? pick(judging.title) : stage })
  if (aspect.kind === 'measurement') {
    const points = pointsText(aspect.max, places)
    return (
      <>
        {by} {aspect.counts ? t('rubric.measuredMark', { points }) : t('rubric.recorded')}
      </>
    )
  }
  return (
    <>
      {by}
      <ul className="mt-1 grid max-w-md gap-0.5 text-muted-strong">
        {aspect.benchmarks.map((benchmark, level) => (
          <li key={level} className="flex justify-between gap-4">
            <span>{pick(benchmark)}</span>
            <span className="shrink-0">
              {t('points', { points: pointsText(aspect.marks[level] ?? 0, places) })}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
