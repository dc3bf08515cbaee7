import { useTranslation } from 'react-i18next'
import { fromUnits, toDecimal } from '~/domain/arithmetic/rational'
import type { Aspect, StageRules } from '~/domain/contest/ruleSet'
import { usePick } from '~/locales/useLanguage'

/** What is marked in a stage, criterion by criterion, with the most that each aspect can give. */
export function SchemeInWords({ stage }: { stage: StageRules }) {
  const pick = usePick()
  return (
    <div className="grid gap-3 md:grid-cols-2">
      {stage.scheme.criteria.map((criterion) => (
        <section key={criterion.id}>
          <h3 className="font-bold">
            {criterion.id} {pick(criterion.title)}
          </h3>
          <ul>
            {criterion.subCriteria
              .flatMap(({ aspects }) => aspects)
              .map((aspect) => (
                <li
                  key={aspect.id}
                  className="flex justify-between gap-4 border-t border-line py-1.5"
                >
                  <span>{pick(aspect.title)}</span>
                  <span className="shrink-0 text-muted-strong">
                    <AspectMax aspect={aspect} places={stage.places} />
                  </span>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function AspectMax({ aspect, places }: { aspect: Aspect; places: number }) {
  const { t } = useTranslation('board')
  const shown = (units: number) => toDecimal(fromUnits(units, places), places)
  if (aspect.kind === 'judgement') {
    return (
      <>
        {t('rules.judgement')}, {t('rules.aspectMax', { max: shown(Math.max(...aspect.marks)) })}
      </>
    )
  }
  if (aspect.kind === 'measurement' && !aspect.counts) return <>{t('rules.recorded')}</>
  const key = aspect.kind === 'deduction' ? 'rules.deduction' : 'rules.aspectMax'
  return <>{t(key, { max: shown(aspect.max) })}</>
}
