import { useTranslation } from 'react-i18next'
import { equals, round } from '~/domain/arithmetic/rational'
import type { PanelOutcome } from '~/domain/contest/panel'
import type { StageComplete } from '~/domain/contest/stageResult'
import type { Judging, Rubric } from '~/domain/review/rubric'
import { usePick } from '~/locales/useLanguage'
import { combinationText, roundingText } from '../rules/describe'
import { Table, Td, Th } from '../Table'
import { decimalText } from './figureWords'

/** What the experts of one stage gave: each sheet's marks, the dropped ones struck, and their mean. */
export function JudgedScore({
  rubric,
  judging,
  stage,
}: {
  rubric: Rubric
  judging: Judging
  stage: StageComplete
}) {
  const { t } = useTranslation('review')
  const { t: tBoard } = useTranslation('board')
  const pick = usePick()
  const title = pick(judging.title)
  const { sum } = stage.steps
  return (
    <section className="grid gap-2">
      <h3 className="font-bold">{title}</h3>
      <p className="text-muted-strong">
        {combinationText(judging.combination, tBoard)}
        {t('separator')}
        {roundingText(judging.rounding.panel, tBoard)}
      </p>
      <Table caption={title}>
        <thead>
          <tr>
            <Th>{t('score.item')}</Th>
            <Th>{t('score.seats')}</Th>
            <Th numeric>{t('score.combined')}</Th>
            <Th numeric>{t('score.points')}</Th>
          </tr>
        </thead>
        <tbody>
          {stage.panels.map((outcome) => (
            <tr key={`${outcome.panel.of} ${outcome.panel.id}`}>
              <Td>{panelTitle(outcome, title, rubric, pick)}</Td>
              <Td>
                <Seats outcome={outcome} />
              </Td>
              <Td numeric>{decimalText(outcome.combined.exact)}</Td>
              <Td numeric className="font-medium">
                {decimalText(outcome.combined.value)}
              </Td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <Td colSpan={2}>{t('score.stageSum', { stage: title })}</Td>
            <Td numeric>
              {equals(sum.exact, round(sum.exact, sum.rounding)) ? '' : decimalText(sum.exact)}
            </Td>
            <Td numeric className="font-bold">
              {decimalText(stage.score)}
            </Td>
          </tr>
        </tfoot>
      </Table>
    </section>
  )
}

/** The criterion's name, a section's where sections are combined, the stage's where whole sheets are. */
function panelTitle(
  { panel }: PanelOutcome,
  stage: string,
  rubric: Rubric,
  pick: ReturnType<typeof usePick>,
): string {
  const [aspect] = panel.aspects
  if (panel.level === 'aspect' && aspect) return pick(aspect.title)
  const section = rubric.sections.find(({ id }) => id === panel.id)
  return panel.level === 'subCriterion' && section ? pick(section.title) : stage
}

function Seats({ outcome: { values, dropped } }: { outcome: PanelOutcome }) {
  const { t } = useTranslation('review')
  const reason = (seat: string): 'droppedHigh' | 'droppedLow' | null => {
    const found = dropped.find((one) => one.seat === seat)
    if (!found) return null
    return found.side === 'high' ? 'droppedHigh' : 'droppedLow'
  }
  return (
    <ul className="flex flex-wrap gap-x-3 gap-y-1">
      {values.map(({ seat, value }) => {
        const why = reason(seat)
        return (
          <li key={seat}>
            {why === null ? (
              decimalText(value)
            ) : (
              <>
                <s className="text-muted-strong">{decimalText(value)}</s>
                <span className="sr-only"> {t(`score.${why}`)}</span>
              </>
            )}
          </li>
        )
      })}
    </ul>
  )
}
