import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button, LinkButton } from '~/components/Button'
import { Card } from '~/components/Card'
import { Field } from '~/components/Field'
import { Notice } from '~/components/Notice'
import type { Submitted } from '~/components/useSubmitted'
import type { StageView } from './StageFacts'

interface Props {
  stage: StageView
  opId: string
  submitted: Submitted
}

/** What the coding officer can do now; the organiser sees what the stage waits for. */
export function StageActions({ stage, opId, submitted }: Props) {
  const { t } = useTranslation('office')
  const isCoded = stage.identity === 'coded'
  return (
    <Card title={t('stage.actions')}>
      <div className="grid gap-5">
        <p>{t(`stage.next.${stage.phase}`)}</p>
        {stage.rights.codes && stage.phase === 'pending' && (
          <DrawForm stage={stage} opId={opId} submitted={submitted} />
        )}
        {stage.rights.codes && isCoded && ['drawn', 'scoring'].includes(stage.phase) && (
          <Form method="post" className="grid gap-3 border-t border-line pt-4">
            <input type="hidden" name="opId" value={opId} />
            <p className="text-muted-strong">{t('stage.listText')}</p>
            <Button type="submit" name="move" value="list">
              {t('stage.openList')}
            </Button>
          </Form>
        )}
        {stage.rights.codes && stage.phase === 'signed' && (
          <DecodeForm stage={stage} opId={opId} submitted={submitted} />
        )}
      </div>
    </Card>
  )
}

function DrawForm({ stage, opId, submitted: { values, errors } }: Props) {
  const { t } = useTranslation('office')
  if (stage.registration !== 'closed') {
    return <Notice tone="warning">{t('problem.registrationOpen')}</Notice>
  }
  if (stage.waiting > 0) return <Notice tone="warning">{t('problem.reviewOpen')}</Notice>
  if (stage.approved === 0) return <Notice tone="warning">{t('problem.nobody')}</Notice>
  return (
    <Form method="post" noValidate className="grid gap-3 border-t border-line pt-4">
      <input type="hidden" name="opId" value={opId} />
      <Field
        label={t('stage.stations')}
        hint={t('stage.stationsHint')}
        name="stations"
        type="number"
        min={1}
        max={200}
        inputMode="numeric"
        defaultValue={values.stations ?? '4'}
        errors={errors.stations}
      />
      <p className="text-muted-strong">
        {t(stage.identity === 'coded' ? 'stage.drawText' : 'stage.listOnlyText')}
      </p>
      <Button type="submit" name="move" value="draw" tone="primary">
        {t(stage.identity === 'coded' ? 'stage.draw' : 'stage.makeList')}
      </Button>
    </Form>
  )
}

function DecodeForm({ stage, opId, submitted: { values, errors } }: Props) {
  const { t } = useTranslation('office')
  if (!stage.hasSecondFactor) {
    return (
      <Notice tone="warning" title={t('factor.missing')}>
        <LinkButton to="/office/second-factor">{t('factor.menu')}</LinkButton>
      </Notice>
    )
  }
  return (
    <Form method="post" noValidate className="grid gap-4 border-t border-line pt-4">
      <input type="hidden" name="opId" value={opId} />
      <Field
        label={t('field.code.label')}
        hint={t('field.code.hint')}
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        errors={errors.code}
      />
      <fieldset className="grid gap-4 rounded-card border border-line p-4">
        <legend className="px-1 font-bold">{t('stage.witness')}</legend>
        <p className="text-sm text-muted-strong">{t('stage.witnessText')}</p>
        <Field
          label={t('people:phone')}
          name="witnessPhone"
          type="tel"
          inputMode="tel"
          autoComplete="off"
          defaultValue={values.witnessPhone}
          errors={errors.witnessPhone}
        />
        <Field
          label={t('people:password')}
          name="witnessPassword"
          type="password"
          autoComplete="off"
          errors={errors.witnessPassword}
        />
      </fieldset>
      <Button type="submit" name="move" value="decode" tone="danger">
        {t('stage.decode')}
      </Button>
    </Form>
  )
}
