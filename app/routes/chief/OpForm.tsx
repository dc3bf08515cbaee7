import type { SubmissionResult } from '@conform-to/react'
import { Form, useActionData, useNavigation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, type Tone } from '~/components/Button'
import { FieldFrame } from '~/components/Field'
import { Notice } from '~/components/Notice'
import { TextArea } from '~/components/TextArea'
import type { ChiefOp } from '~/domain/contest/decideChiefOp'

interface OpFormProps {
  kind: ChiefOp['kind']
  /** Made by the loader for this showing of the form. */
  opId: string
  /** Fields of the op that the reader does not choose. */
  fields?: Readonly<Record<string, string | readonly string[]>>
  title?: string
  /** Shows the title only, until it is opened: for what is seldom done. */
  folded?: boolean
  hint?: string
  defaultReason?: string
  /** The one button; left out where `buttons` has several. */
  submit?: string
  tone?: Tone
  buttons?: ReactNode
  /** Further fields, above the reason. */
  children?: ReactNode
}

interface OpAnswer {
  submission?: SubmissionResult
}

/**
 * The form of one op, posted to the panel it stands on; works before JavaScript does. A refusal
 * is shown on the form that was sent, with what was typed.
 */
export function OpForm({
  kind,
  opId,
  fields = {},
  title,
  folded = false,
  hint,
  defaultReason = '',
  submit,
  tone = 'plain',
  buttons,
  children,
}: OpFormProps) {
  const answer = useActionData<OpAnswer>()
  const sending = useNavigation().state === 'submitting'
  const { t } = useTranslation('chief')
  const own = sentOp(answer)?.kind === kind ? answer?.submission : undefined
  const reason = sentOp(answer)?.reason
  const problem = own?.error?.['']?.[0]
  const form = (
    <Form
      method="post"
      preventScrollReset
      className={`grid gap-3 ${folded ? '' : 'border-t border-line pt-4'}`}
    >
      {title !== undefined && !folded && <h3 className="font-bold">{title}</h3>}
      {hint !== undefined && <p className="text-sm text-muted">{hint}</p>}
      {problem !== undefined && (
        <Notice tone="problem" isAnswer>
          {t(problem)}
        </Notice>
      )}
      <input type="hidden" name="opId" value={opId} />
      <input type="hidden" name="op.kind" value={kind} />
      {Object.entries(fields).flatMap(([name, value]) =>
        typeof value === 'string' ? (
          <input key={name} type="hidden" name={`op.${name}`} value={value} />
        ) : (
          value.map((one, index) => (
            <input key={`${name}.${one}`} type="hidden" name={`op.${name}[${index}]`} value={one} />
          ))
        ),
      )}
      {children}
      <ReasonField
        name="op.reason"
        value={own && typeof reason === 'string' ? reason : defaultReason}
        errors={own?.error?.['op.reason'] ?? undefined}
      />
      <div className="flex flex-wrap gap-2.5">
        {buttons}
        {submit !== undefined && (
          <Button type="submit" tone={tone} aria-disabled={sending}>
            {submit}
          </Button>
        )}
      </div>
    </Form>
  )
  if (!folded) return form
  return (
    <details className="border-t border-line pt-1" open={own !== undefined}>
      <summary className="min-h-11 cursor-pointer py-2.5 font-bold">{title}</summary>
      {form}
    </details>
  )
}

/** Why it is done: goes into the log. */
export function ReasonField({
  name,
  value,
  errors,
}: {
  name: string
  value: string
  errors?: readonly string[] | undefined
}) {
  const { t } = useTranslation('chief')
  return (
    <FieldFrame label={t('reason.label')} hint={t('reason.hint')} errors={errors}>
      {(control) => (
        <TextArea
          {...control}
          key={value}
          name={name}
          rows={2}
          required
          minLength={2}
          maxLength={300}
          defaultValue={value}
        />
      )}
    </FieldFrame>
  )
}

/** The op as it was sent, of an answer that did not take it. */
function sentOp(answer: OpAnswer | undefined): { kind?: unknown; reason?: unknown } | null {
  const op: unknown = answer?.submission?.initialValue?.op
  return typeof op === 'object' && op !== null ? op : null
}
