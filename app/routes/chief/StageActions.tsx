import { useTranslation } from 'react-i18next'
import { LinkButton } from '~/components/Button'
import { missingIn } from '~/domain/contest/chiefMissing'
import type { ChiefSnapshot } from '~/protocol/chief'
import { panelPath, stagePath } from './paths'
import { missingCount } from './missingCount'

/** What can be done with the stage as a whole. */
export function StageActions({ stage }: { stage: ChiefSnapshot }) {
  const { t } = useTranslation('chief')
  const { stageId, phase, frozen } = stage
  return (
    <>
      <LinkButton to={`${stagePath(stageId)}/seats`}>{t('codes.link')}</LinkButton>
      <LinkButton to={`${stagePath(stageId)}/print`}>{t('print.link')}</LinkButton>
      <LinkButton to={panelPath(stageId, 'freeze')} preventScrollReset>
        {t(frozen ? 'freeze.release' : 'freeze.open')}
      </LinkButton>
      {(phase === 'drawn' || phase === 'scoring' || phase === 'signing') && (
        <NextStep stage={stage} phase={phase} />
      )}
    </>
  )
}

function NextStep({
  stage,
  phase,
}: {
  stage: ChiefSnapshot
  phase: 'drawn' | 'scoring' | 'signing'
}) {
  const { t } = useTranslation('chief')
  const count = missingCount(phase, missingIn(stage.rows, stage.held))
  const text = count > 0 ? t(`step.short.${phase}Missing`, { count }) : t(`step.short.${phase}`)
  return (
    <LinkButton
      to={panelPath(stage.stageId, 'step')}
      preventScrollReset
      tone={count > 0 ? 'plain' : 'primary'}
      className={count > 0 ? 'bg-line text-muted-strong' : ''}
    >
      {text}
    </LinkButton>
  )
}
