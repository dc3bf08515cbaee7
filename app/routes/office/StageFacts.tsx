import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '~/components/Card'
import { useDateTime } from '~/components/useDateTime'
import { usePick } from '~/locales/useLanguage'
import type { stagePage } from '~/queries/contest/stagePage.server'

export type StageView = NonNullable<Awaited<ReturnType<typeof stagePage>>>

/** The rules that hold for the stage, and the public proof of its draw. */
export function StageFacts({ stage }: { stage: StageView }) {
  const { t } = useTranslation('office')
  const pick = usePick()
  const dateTime = useDateTime()
  const { rules } = stage
  const { method, dropHigh, dropLow, at } = rules.combination
  return (
    <Card title={t('stage.rules')}>
      <dl className="grid grid-cols-[auto_1fr] gap-x-5 gap-y-2.5">
        <Fact name={t('stage.ruleSet')}>
          {t('stage.ruleSetText', { title: pick(rules.title), version: rules.version })}
          <span className="block text-sm text-muted">
            {rules.frozenAt === null
              ? t('stage.notFrozen')
              : t('stage.frozen', { time: dateTime(rules.frozenAt) })}
          </span>
        </Fact>
        <Fact name={t('rules:weight')}>{`${rules.weight.num}/${rules.weight.den}`}</Fact>
        <Fact name={t('rules:panel')}>
          <span className="mr-3">{t('rules:seats', { count: rules.seats })}</span>
          {t(`rules:method.${method}`, { dropHigh, dropLow })}
          <span className="block text-sm text-muted">{t(`rules:at.${at}`)}</span>
        </Fact>
        <Fact name={t('stage.entries')}>
          {t('stage.entriesText', { approved: stage.approved, waiting: stage.waiting })}
        </Fact>
        {stage.phase !== 'pending' && (
          <Fact name={t('stage.seats')}>
            {t('stage.seatsText', { taken: stage.seatsTaken, of: rules.seats })}
          </Fact>
        )}
        {stage.commitment !== null && (
          <Fact name={t('stage.commitment')}>
            <Digest value={stage.commitment} />
            <span className="block text-sm text-muted">{t('stage.commitmentText')}</span>
          </Fact>
        )}
        {stage.rosterDigest !== null && (
          <Fact name={t('stage.rosterDigest')}>
            <Digest value={stage.rosterDigest} />
          </Fact>
        )}
        {stage.revealedSeed !== null && (
          <Fact name={t('stage.seed')}>
            <Digest value={stage.revealedSeed} />
            <span className="block text-sm text-muted">{t('stage.seedText')}</span>
          </Fact>
        )}
      </dl>
    </Card>
  )
}

function Digest({ value }: { value: string }) {
  return <code className="text-sm break-all">{value}</code>
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  )
}
