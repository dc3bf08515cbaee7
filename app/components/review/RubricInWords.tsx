import { useTranslation } from 'react-i18next'
import { answerPeriod } from '~/domain/review/announcement'
import type { ReviewScheme } from '~/domain/review/scheme'
import { usePick } from '~/locales/useLanguage'
import { Card } from '../Card'
import { combinationText, roundingText } from '../rules/describe'
import { pointsText, useFigureWords, type FigureWords } from './figureWords'
import { formulaText } from './formulaText'
import { RatingsInWords } from './RatingsInWords'
import { RubricItems } from './RubricItems'
import { deviationTexts, periodText } from './schemeTexts'

/** A whole review scheme, readable: what is scored and how, the ratings and what they lead to. */
export function RubricInWords({ scheme }: { scheme: ReviewScheme }) {
  const { t } = useTranslation('review')
  const figures = useFigureWords(scheme)
  const { rubric } = scheme
  const { places, total, floor, ceiling } = rubric
  const shown = (units: number): string => pointsText(units, places)
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <section className="grid gap-3">
        <h2 className="text-lg font-bold">{t('rubric.items')}</h2>
        <RubricItems rubric={rubric} figures={figures} />
        <p className="text-muted-strong">
          {t('rubric.total', {
            total: shown(total),
            floor: shown(floor),
            ceiling: shown(ceiling),
          })}
        </p>
      </section>
      <div className="grid items-start gap-5 md:grid-cols-2">
        <div className="grid gap-5">
          <Extras scheme={scheme} figures={figures} />
          <Vetoes scheme={scheme} figures={figures} />
          <Course scheme={scheme} />
        </div>
        <Experts scheme={scheme} />
      </div>
      <RatingsInWords scheme={scheme} />
    </div>
  )
}

interface Props {
  scheme: ReviewScheme
  figures: FigureWords
}

function Extras({ scheme: { rubric }, figures }: Props) {
  const { t } = useTranslation('review')
  const { places, bonus, deductions } = rubric
  const lists = [
    ['formula', t('rubric.bonus', { cap: pointsText(bonus.cap, places) }), bonus.items],
    ['deduction', t('rubric.deductions'), deductions],
  ] as const
  const pick = usePick()
  return lists.map(([are, title, items]) => (
    <Card key={title} title={title}>
      <ul className="grid gap-1">
        {items.length === 0 && <li className="text-muted">{t('rubric.none')}</li>}
        {items.map(({ id, title: name, formula, evidence }) => (
          <li key={id}>
            <strong className="font-medium">{pick(name)}</strong>{' '}
            <span className="text-muted-strong">
              {formulaText(formula, places, figures, t, are)}
              {evidence === 'required' && ` · ${t('evidence.required')}`}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  ))
}

function Vetoes({ scheme: { rubric, ratings, vetoRating }, figures }: Props) {
  const { t } = useTranslation('review')
  const pick = usePick()
  const rating = ratings.find(({ key }) => key === vetoRating)
  return (
    <Card title={t('rubric.vetoes')}>
      <p className="mb-2">
        {t('rubric.vetoRating', { rating: rating ? pick(rating.title) : vetoRating })}
      </p>
      <ul className="list-disc pl-5">
        <li>{t('veto.notFiled')}</li>
        {rubric.vetoes.map(({ id, title, figure, is, limit }) => (
          <li key={id}>
            {pick(title)}{' '}
            <span className="text-muted-strong">
              {t(`veto.${is}`, {
                figure: figures.name(figure),
                limit: figures.amount(figure, limit),
              })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Experts({ scheme: { rubric, experts } }: { scheme: ReviewScheme }) {
  const { t } = useTranslation('review')
  const { t: tBoard } = useTranslation('board')
  const pick = usePick()
  const { item, total } = rubric.rounding
  return (
    <Card title={t('judging.title')}>
      <ul className="grid gap-1">
        <li>{t('judging.seats', { count: experts.perStudio })}</li>
        <li>{t('judging.mostPerExpert', { count: experts.mostPerExpert })}</li>
        <li>{t(`judging.apartFrom.${experts.apartFrom}`)}</li>
      </ul>
      {rubric.judging.map((judging) => (
        <div key={judging.key} className="mt-3">
          <h3 className="font-medium">{pick(judging.title)}</h3>
          <ul className="text-muted-strong">
            <li>
              {combinationText(judging.combination, tBoard)}
              {t('separator')}
              {roundingText(judging.rounding.panel, tBoard)}
            </li>
            {judging.combination.minKept > 1 && (
              <li>{t('judging.minKept', { count: judging.combination.minKept })}</li>
            )}
            {deviationTexts(judging, rubric.places, t).map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </div>
      ))}
      <h3 className="mt-3 font-medium">{t('rubric.rounding')}</h3>
      <ul className="text-muted-strong">
        <li>{t('rubric.itemRounding', { rounding: roundingText(item, tBoard) })}</li>
        <li>{t('rubric.totalRounding', { rounding: roundingText(total, tBoard) })}</li>
      </ul>
    </Card>
  )
}

function Course({ scheme }: { scheme: ReviewScheme }) {
  const { scope, stages, notice } = scheme
  const answer = answerPeriod(scheme)
  const { t } = useTranslation(['review', 'studio', 'studios'])
  const list = (texts: readonly string[]): string => texts.join(t('comma'))
  return (
    <Card title={t('scope.title')}>
      <ul className="mb-3 grid gap-1">
        <li>
          {t('scope.levels', { levels: list(scope.levels.map((one) => t(`studio:level.${one}`))) })}
        </li>
        <li>
          {scope.stars.length === 0
            ? t('scope.anyStar')
            : t('scope.stars', { stars: list(scope.stars.map((one) => t(`studios:star.${one}`))) })}
        </li>
        {scope.namedBefore !== null && (
          <li>{t('scope.namedBefore', { day: scope.namedBefore })}</li>
        )}
        <li>
          {t('scope.statuses', {
            statuses: list(scope.statuses.map((one) => t(`studio:status.${one}`))),
          })}
        </li>
      </ul>
      <h3 className="font-medium">{t('stages.title')}</h3>
      <ol className="mb-3 list-decimal pl-6 text-muted-strong">
        {stages.map(({ key, deadline }) => (
          <li key={key}>
            {deadline === null
              ? t('stages.byHand', { stage: t(`stage.${key}`) })
              : t('stages.until', { stage: t(`stage.${key}`), day: deadline })}
          </li>
        ))}
      </ol>
      <h3 className="font-medium">{t('period.title')}</h3>
      <p className="text-muted-strong">{periodText(notice, t)}</p>
      {notice !== null && (
        <p className="text-muted-strong">
          {t(`period.answer.${answer.unit}`, { length: answer.length })}
        </p>
      )}
    </Card>
  )
}
