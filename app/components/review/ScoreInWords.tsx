import { useTranslation } from 'react-i18next'
import { panelsOf } from '~/domain/contest/panel'
import { judgedStage } from '~/domain/review/rubric'
import type { ReviewIncomplete, ReviewScore } from '~/domain/review/reviewScore'
import type { ReviewScheme } from '~/domain/review/scheme'
import { usePick } from '~/locales/useLanguage'
import { Notice } from '../Notice'
import { useFigureWords } from './figureWords'
import { JudgedScore } from './JudgedScore'
import { MeasuredScore } from './MeasuredScore'
import { ScoreSteps } from './ScoreSteps'
import { vetoText } from './schemeTexts'

/** How a review came to its points, every step of it, or what it still lacks. */
export function ScoreInWords({ scheme, score }: { scheme: ReviewScheme; score: ReviewScore }) {
  const { t } = useTranslation('review')
  const pick = usePick()
  const figures = useFigureWords(scheme)
  if (score.kind === 'incomplete') return <Missing scheme={scheme} score={score} />
  const { rubric } = scheme
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <MeasuredScore rubric={rubric} score={score} figures={figures} />
      {rubric.judging.map((judging) => {
        const stage = score.judged.get(judging.key)
        return stage && <JudgedScore key={judging.key} {...{ rubric, judging, stage }} />
      })}
      <ScoreSteps rubric={rubric} score={score} />
      {score.vetoes.length > 0 && (
        <Notice tone="problem" title={t('score.vetoes')}>
          <p>{score.vetoes.map((id) => vetoText(id, rubric, t, pick)).join(t('comma'))}</p>
        </Notice>
      )}
    </div>
  )
}

function Missing({ scheme, score }: { scheme: ReviewScheme; score: ReviewIncomplete }) {
  const { t } = useTranslation('review')
  const pick = usePick()
  const figures = useFigureWords(scheme)
  const gaps = scheme.rubric.judging.flatMap((judging) => {
    const panels = panelsOf(judgedStage(scheme.rubric, judging))
    return (score.stages.get(judging.key)?.missing ?? []).map(({ id, level, have, need }) => {
      const [aspect] = panels.find((panel) => panel.id === id)?.aspects ?? []
      const title = level === 'aspect' && aspect ? aspect.title : judging.title
      return { stage: pick(judging.title), item: pick(title), have, need }
    })
  })
  return (
    <Notice tone="warning" title={t('score.incomplete')}>
      <ul className="list-disc pl-5">
        {score.missingFigures.map((key) => (
          <li key={key}>{t('score.missingFigure', { figure: figures.name(key) })}</li>
        ))}
        {gaps.map((gap) => (
          <li key={`${gap.stage} ${gap.item}`}>{t('score.missingSheets', gap)}</li>
        ))}
      </ul>
    </Notice>
  )
}
