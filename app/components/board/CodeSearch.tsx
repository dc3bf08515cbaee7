import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { buttonClass } from '../Button'

/** Finds a code: as it is typed, or as a form where there is no JavaScript. */
export function CodeSearch({ value, onChange }: { value: string; onChange: (v: string) => void }) {
  const { t } = useTranslation('board')
  return (
    <Form role="search" className="mb-4 flex gap-2 px-4 md:px-0" replace preventScrollReset>
      <input
        type="search"
        name="code"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-label={t('search.label')}
        placeholder={t('search.placeholder')}
        autoComplete="off"
        maxLength={20}
        className="min-h-11 w-full max-w-64 rounded-card border border-line-strong bg-paper px-4"
      />
      <button type="submit" className={buttonClass('plain')}>
        {t('search.button')}
      </button>
    </Form>
  )
}
