import { useTranslation } from 'react-i18next'
import type { FigureWords } from '~/components/review/figureWords'
import { formulaText } from '~/components/review/formulaText'
import type { ExtraItem, Rubric, Veto } from '~/domain/review/rubric'
import type { ReviewScheme } from '~/domain/review/scheme'
import { usePick } from '~/locales/useLanguage'

export type Extra = { kind: 'bonus' | 'deduction'; item: ExtraItem } | { kind: 'veto'; item: Veto }

/** What stands beside the sections of a rubric, in its order. */
export function extrasOf({ bonus, deductions, vetoes }: Rubric): Extra[] {
  return [
    ...bonus.items.map((item): Extra => ({ kind: 'bonus', item })),
    ...deductions.map((item): Extra => ({ kind: 'deduction', item })),
    ...vetoes.map((item): Extra => ({ kind: 'veto', item })),
  ]
}

/** Points added or taken off, or a veto: what it is called, and what decides it. */
export function ExtraHead({
  scheme: { rubric },
  extra,
  figures,
}: {
  scheme: ReviewScheme
  extra: Extra
  figures: FigureWords
}) {
  const { t } = useTranslation(['assessment', 'review'])
  const pick = usePick()
  const { kind, item } = extra
  const wantsEvidence = kind !== 'veto' && item.evidence === 'required'
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h3 className="font-bold">{pick(item.title)}</h3>
        <p className="text-sm text-muted-strong">
          {t(`extras.${kind}`)}
          {wantsEvidence && ` · ${t('extras.evidence')}`}
        </p>
      </div>
      <p className="text-sm text-muted-strong">
        {kind === 'veto'
          ? t(`review:veto.${item.is}`, {
              figure: figures.name(item.figure),
              limit: figures.amount(item.figure, item.limit),
            })
          : formulaText(
              item.formula,
              rubric.places,
              figures,
              t,
              kind === 'deduction' ? 'deduction' : 'formula',
            )}
      </p>
    </>
  )
}
