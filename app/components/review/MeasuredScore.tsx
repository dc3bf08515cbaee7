import { useTranslation } from 'react-i18next'
import { equals } from '~/domain/arithmetic/rational'
import type { FormulaTrace } from '~/domain/review/formula'
import type { ItemScore, ReviewComplete } from '~/domain/review/reviewScore'
import { measuredItems, type Rubric } from '~/domain/review/rubric'
import { usePick } from '~/locales/useLanguage'
import { Table, Td, Th } from '../Table'
import { decimalText, type FigureWords } from './figureWords'
import { formulaText, type PointsAre } from './formulaText'

/** What the figures gave: each figure, the formula in words, its result, and the points of it. */
export function MeasuredScore({
  rubric,
  score,
  figures,
}: {
  rubric: Rubric
  score: ReviewComplete
  figures: FigureWords
}) {
  const { t } = useTranslation('review')
  const pick = usePick()
  const extras = [...measuredItems(rubric), ...rubric.bonus.items, ...rubric.deductions]
  const titles = new Map(extras.map(({ id, title }) => [id, pick(title)]))
  const groups = [
    ['measured', t('score.measured'), score.measured],
    ['bonus', t('score.bonus'), score.bonus.items],
    ['deductions', t('score.deductions'), score.deductions.items],
  ] as const
  const full = groups.filter(([, , items]) => items.length > 0)
  if (full.length === 0) return null
  return (
    <Table caption={t('score.measured')}>
      <thead>
        <tr>
          <Th>{t('score.item')}</Th>
          <Th>{t('score.figures')}</Th>
          <Th>{t('score.way')}</Th>
          <Th numeric>{t('score.raw')}</Th>
          <Th numeric>{t('score.points')}</Th>
        </tr>
      </thead>
      {full.map(([key, title, items]) => (
        <tbody key={key}>
          <tr>
            <th
              colSpan={5}
              scope="rowgroup"
              className="border-t border-line bg-canvas px-3.5 py-2 font-bold"
            >
              {title}
            </th>
          </tr>
          {items.map((item) => (
            <tr key={item.id} className="align-top">
              <Td>{titles.get(item.id)}</Td>
              <Td>
                {item.trace.figures.map((one) => (
                  <div key={one.key}>
                    {t('score.figureValue', {
                      figure: figures.name(one.key),
                      value: figures.amount(one.key, one.value),
                    })}
                  </div>
                ))}
              </Td>
              <Td className="min-w-72">
                <Way
                  {...{ trace: item.trace, places: rubric.places, figures }}
                  are={key === 'deductions' ? 'deduction' : 'formula'}
                />
              </Td>
              <Td numeric>{decimalText(item.trace.raw)}</Td>
              <Td numeric className="font-medium">
                {pointsOf(item, (exact, value) => t('score.rounded', { exact, value }))}
              </Td>
            </tr>
          ))}
        </tbody>
      ))}
    </Table>
  )
}

/** The points, with what they were before rounding where that changed them. */
function pointsOf(
  { points }: ItemScore,
  rounded: (exact: string, value: string) => string,
): string {
  const value = decimalText(points.value)
  return equals(points.exact, points.value) ? value : rounded(decimalText(points.exact), value)
}

/** The formula; of a sum, what each of its parts gave as well. */
function Way({
  trace,
  places,
  figures,
  are,
}: {
  trace: FormulaTrace
  places: number
  figures: FigureWords
  are: PointsAre
}) {
  const { t } = useTranslation('review')
  return (
    <>
      {formulaText(trace.formula, places, figures, t, are)}
      {trace.parts.length > 0 && (
        <div className="mt-1 text-muted-strong">
          {t('score.parts', {
            parts: trace.parts
              .map(({ value }) => decimalText(value))
              .join(' + ')
              .replaceAll('+ -', '− '),
            raw: decimalText(trace.raw),
          })}
        </div>
      )}
    </>
  )
}
