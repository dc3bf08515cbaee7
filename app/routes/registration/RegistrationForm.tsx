import { Form, Link, useNavigation } from '@remix-run/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/components/Button'
import { Field, FieldFrame } from '~/components/Field'
import { useFormErrorText } from '~/components/FormShell'
import { Notice } from '~/components/Notice'
import type { Submitted } from '~/components/useSubmitted'
import { checkCreditCode, normaliseCreditCode } from '~/domain/people/creditCode'
import { usePick } from '~/locales/useLanguage'
import type { KnownPerson } from '~/queries/contest/registerPages.server'
import { ConsentFields } from './ConsentFields'

interface Props {
  slug: string
  zones: { id: string; name: { zh: string; en: string } }[]
  known: KnownPerson | null
  /** Makes sending the same form twice one registration. */
  opId: string
  submitted: Submitted
}

/** The registration form: a plain post, with what was typed kept when something is wrong. */
export function RegistrationForm({ slug, zones, known, opId, submitted }: Props) {
  const { values, errors, formError } = submitted
  const { t } = useTranslation('registration')
  const errorText = useFormErrorText()
  const sending = useNavigation().state === 'submitting'
  return (
    <Form method="post" noValidate className="grid gap-5">
      {formError && (
        <Notice tone="problem" title={errorText(formError)}>
          <p>{t('form.kept')}</p>
          {formError === 'registration:problem.signInFirst' && (
            <Link
              to={`/sign-in?to=${encodeURIComponent(`/register/${slug}`)}`}
              className="font-bold text-blue underline"
            >
              {t('form.goSignIn')}
            </Link>
          )}
        </Notice>
      )}
      {!formError && Object.keys(errors).length > 0 && (
        <Notice tone="problem" title={t('form.fixFields')}>
          {t(known ? 'form.kept' : 'form.keptButPassword')}
        </Notice>
      )}
      <input type="hidden" name="opId" value={opId} />
      {known ? (
        <Notice title={t('form.asAccount', { name: known.name, phone: known.maskedPhone })}>
          <p>{t('form.asAccountText')}</p>
        </Notice>
      ) : (
        <NewPersonFields slug={slug} values={values} errors={errors} />
      )}
      <input
        type="hidden"
        name="who"
        value={!known ? 'new' : known.hasIdentity ? 'known' : 'unidentified'}
      />
      {!known?.hasIdentity && (
        <Field
          label={t('field.identity.label')}
          hint={t('field.identity.hint')}
          name="identity"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          defaultValue={values.identity}
          errors={errors.identity}
        />
      )}
      <ZoneField zones={zones} value={values.zone} errors={errors.zone} />
      <Field
        label={t('field.unitName.label')}
        hint={t('field.unitName.hint')}
        name="unitName"
        autoComplete="organization"
        defaultValue={values.unitName}
        errors={errors.unitName}
      />
      <CreditCodeField value={values.creditCode} errors={errors.creditCode} />
      <ConsentFields values={values} errors={errors} />
      <Button type="submit" tone="primary" aria-disabled={sending}>
        {t(sending ? 'form.sending' : 'form.submit')}
      </Button>
    </Form>
  )
}

function NewPersonFields({
  slug,
  values,
  errors,
}: Pick<Submitted, 'values' | 'errors'> & { slug: string }) {
  const { t } = useTranslation('registration')
  const signIn = `/sign-in?to=${encodeURIComponent(`/register/${slug}`)}`
  return (
    <>
      <p>
        {t('form.haveAccount')}{' '}
        <Link to={signIn} className="inline-block py-1 font-bold text-blue underline">
          {t('form.goSignIn')}
        </Link>
      </p>
      <Field
        label={t('field.name.label')}
        hint={t('field.name.hint')}
        name="name"
        autoComplete="name"
        defaultValue={values.name}
        errors={errors.name}
      />
      <Field
        label={t('field.phone.label')}
        hint={t('field.phone.hint')}
        name="phone"
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        defaultValue={values.phone}
        errors={errors.phone}
      />
      <Field
        label={t('field.password.label')}
        hint={t('field.password.hint')}
        name="password"
        type="password"
        autoComplete="new-password"
        errors={errors.password}
      />
    </>
  )
}

function ZoneField({
  zones,
  value,
  errors,
}: {
  zones: Props['zones']
  value: string | undefined
  errors: string[] | undefined
}) {
  const { t } = useTranslation('registration')
  const pick = usePick()
  return (
    <FieldFrame label={t('field.zone.label')} hint={t('field.zone.hint')} errors={errors}>
      {(control) => (
        <select {...control} name="zone" defaultValue={value ?? ''} required>
          <option value="">{t('field.zone.choose')}</option>
          {zones.map(({ id, name }) => (
            <option key={id} value={id}>
              {pick(name)}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  )
}

const CODE_LENGTH = 18

function isDoubtful(typed: string): boolean {
  const code = normaliseCreditCode(typed)
  return code.length >= CODE_LENGTH && checkCreditCode(code) === 'warn'
}

/**
 * A code that fails its check digit is pointed out, never refused: while it is typed, because
 * words that appear when the field is left would move what the finger is about to touch.
 */
function CreditCodeField({
  value,
  errors,
}: {
  value: string | undefined
  errors: string[] | undefined
}) {
  const { t } = useTranslation('registration')
  const [doubtful, setDoubtful] = useState(isDoubtful(value ?? ''))
  return (
    <div className="grid gap-2">
      <Field
        label={t('field.creditCode.label')}
        hint={t('field.creditCode.hint')}
        name="creditCode"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        defaultValue={value}
        errors={errors}
        onChange={({ currentTarget }) => setDoubtful(isDoubtful(currentTarget.value))}
      />
      <div role="status">
        {doubtful && (
          <p className="rounded-lg bg-amber-soft px-3 py-2 text-sm">
            <span aria-hidden="true">! </span>
            {t('field.creditCode.doubtful')}
          </p>
        )}
      </div>
    </div>
  )
}
