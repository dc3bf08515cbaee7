import { useTranslation } from 'react-i18next'
import { fromUnits, toDecimal } from '~/domain/arithmetic/rational'
import type { Deviation, RuleSet, StageRules } from '~/domain/contest/ruleSet'
import { summariseRules } from '~/domain/contest/ruleSummary'
import { usePick } from '~/locales/useLanguage'
import { Card } from '../Card'
import { Table, Td, Th } from '../Table'
import { SchemeInWords } from './SchemeInWords'
import { combinationText, roundingText, tieText, weightText } from './describe'

/** A whole rule set, readable: stages, how marks become a result, ties, what is public. */
export function RulesInWords({ ruleSet, version }: { ruleSet: RuleSet; version: number }) {
  const { t } = useTranslation('board')
  const pick = usePick()
  const { stages, rounding, zonePoints, publicMarks } = ruleSet
  // The one stage of a panel has its weight in the review, which is not told here.
  const weighs = ruleSet.template !== 'review'
  const ties = summariseRules(ruleSet).ties
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <p className="text-muted-strong">
        {pick(ruleSet.title)} · {t('rules.version', { version })}
      </p>
      <section>
        <h2 className="mb-3 text-lg font-bold">{t('rules.stages')}</h2>
        <Table caption={t('rules.stages')}>
          <thead>
            <tr>
              <Th>{t('rules.stage')}</Th>
              {weighs && <Th numeric>{t('rules.weight')}</Th>}
              <Th numeric>{t('rules.seats')}</Th>
              <Th>{t('rules.way')}</Th>
              <Th>{t('rules.identity')}</Th>
            </tr>
          </thead>
          <tbody>
            {stages.map((stage) => (
              <tr key={stage.key}>
                <Td>{pick(stage.title)}</Td>
                {weighs && <Td numeric>{weightText(stage.weight)}</Td>}
                <Td numeric>{stage.seats}</Td>
                <Td>{stage.seats > 1 ? combinationText(stage.scheme.combination, t) : '–'}</Td>
                <Td>{t(`rules.${stage.identity}`)}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </section>
      <div className="grid items-start gap-5 md:grid-cols-2">
        <Card title={t('rules.ties')}>
          <p className="mb-2 text-muted-strong">{t('rules.tiesIntro')}</p>
          <ol className="list-decimal pl-6">
            {ties.map((tie, index) => (
              <li key={index}>{tieText(tie, t, pick)}</li>
            ))}
          </ol>
        </Card>
        <Card title={t('rules.rounding')}>
          <ul className="grid gap-1">
            <li>{t('rules.sum', { rounding: stageRoundings(stages, t) })}</li>
            {weighs && (
              <li>{t('rules.weighted', { rounding: roundingText(rounding.weight, t) })}</li>
            )}
            <li>{t('rules.totalRounding', { rounding: roundingText(rounding.total, t) })}</li>
          </ul>
        </Card>
        <Card title={t('rules.publicTitle')}>
          <p>{t(`rules.public.${publicMarks}`)}</p>
        </Card>
        {zonePoints.length > 0 && (
          <Card title={t('rules.zonePoints')}>
            <ul className="flex flex-wrap gap-x-5 gap-y-1">
              {zonePoints.map((points, index) => (
                <li key={index}>{t('rules.zonePoint', { rank: index + 1, points })}</li>
              ))}
            </ul>
          </Card>
        )}
      </div>
      {stages.map((stage) => (
        <StageInWords key={stage.key} stage={stage} />
      ))}
    </div>
  )
}

type T = ReturnType<typeof useTranslation<'board'>>['t']

function stageRoundings(stages: readonly StageRules[], t: T): string {
  const texts = stages.flatMap(({ scheme: { rounding } }) => {
    const steps = [rounding.panel, rounding.sum, rounding.factor]
    const rounded = steps.filter(({ round }) => round !== 'none')
    return (rounded.length > 0 ? rounded : [rounding.sum]).map((one) => roundingText(one, t))
  })
  return [...new Set(texts)].join(t('rule.comma'))
}

function StageInWords({ stage }: { stage: StageRules }) {
  const { t } = useTranslation('board')
  const pick = usePick()
  const { deductions, deviations, combination, criteria } = stage.scheme
  const deducts = criteria.some(({ subCriteria }) =>
    subCriteria.some(({ aspects }) => aspects.some(({ kind }) => kind === 'deduction')),
  )
  const floor = toDecimal(fromUnits(deductions.floor, stage.places), stage.places)
  return (
    <Card title={pick(stage.title)}>
      <ul className="mb-4 grid gap-1 text-muted-strong">
        {stage.factor.num !== stage.factor.den && <li>{t('rules.factor', { ...stage.factor })}</li>}
        {combination.minKept > 1 && <li>{t('rules.minKept', { count: combination.minKept })}</li>}
        {deducts && <li>{t(`rules.deductions.${deductions.at}`, { floor })}</li>}
        {deviations.map((rule, index) => (
          <li key={index}>{deviationText(rule, stage, t)}</li>
        ))}
      </ul>
      <SchemeInWords stage={stage} />
    </Card>
  )
}

function deviationText(rule: Deviation, stage: StageRules, t: T): string {
  if (rule.range === 'levels') return t('rules.deviationLevels', { limit: rule.limit })
  const limit = toDecimal(fromUnits(rule.limit, stage.places), stage.places)
  return t('rules.deviationUnits', { at: t(`rules.at.${rule.level}`), limit })
}
