import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { Field, FieldFrame } from '~/components/Field'
import { TextArea } from '~/components/TextArea'
import type { Submitted } from '~/components/useSubmitted'
import { DYNAMIC_RULES, type DynamicRules } from '~/domain/review/dynamicRules'
import { ruleValues } from '~/protocol/dynamicRules'
import { RuleRow } from './RuleRow'

interface Props {
  /** The rules in force, which the form starts from. */
  rules: Pick<DynamicRules, 'rules' | 'sources'>
  /** The version that what is shown was compared with. */
  version: number
  opId: string
  submitted: Submitted
}

/** The rules as sentences with fields, their sources, and the ways to preview and to save. */
export function RulesForm({ rules, version, opId, submitted }: Props) {
  const { t } = useTranslation('duty')
  // A form that was sent shows what was sent: a box that is not ticked is not in it.
  const isSent = submitted.values.version !== undefined
  const values = isSent ? submitted.values : ruleValues(rules.rules, rules.sources)
  const { errors } = submitted
  return (
    <Card title={t('rules.edit')}>
      <Form method="post" noValidate className="grid gap-4">
        <input type="hidden" name="opId" value={opId} />
        <input type="hidden" name="version" value={version} />
        <div className="border-b border-line">
          {DYNAMIC_RULES.rules.map((rule) => (
            <RuleRow key={rule.id} {...{ rule, values, errors }} />
          ))}
        </div>
        <FieldFrame
          label={t('rules.sources')}
          hint={t('rules.sourcesHint')}
          errors={errors.sources}
          optional
        >
          {(control) => (
            <TextArea
              {...control}
              key={values.sources}
              name="sources"
              lang="zh-CN"
              rows={5}
              defaultValue={values.sources}
            />
          )}
        </FieldFrame>
        <Field
          label={t('rules.reason')}
          hint={t('rules.reasonHint')}
          name="reason"
          key={values.reason}
          defaultValue={values.reason}
          errors={errors.reason}
        />
        <p className="text-muted">{t('rules.saveHint')}</p>
        <div className="flex flex-wrap gap-3">
          <Button type="submit" name="do" value="preview">
            {t('rules.preview')}
          </Button>
          <Button type="submit" name="do" value="save" tone="primary">
            {t('rules.save')}
          </Button>
        </div>
      </Form>
    </Card>
  )
}
