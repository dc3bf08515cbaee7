import { useTranslation } from 'react-i18next'
import { Field } from './Field'
import type { Submitted } from './useSubmitted'

/** A new password, typed twice. */
export function PasswordPair({ label, errors }: { label: string; errors: Submitted['errors'] }) {
  const { t } = useTranslation('people')
  return (
    <>
      <Field
        label={label}
        hint={t('passwordHint')}
        name="password"
        type="password"
        autoComplete="new-password"
        errors={errors['password']}
      />
      <Field
        label={t('repeatPassword')}
        name="repeat"
        type="password"
        autoComplete="new-password"
        errors={errors['repeat']}
      />
    </>
  )
}
