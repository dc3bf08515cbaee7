import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { buttonClass } from '../Button'
import { useEarlyInput } from '../useEarlyInput'

/** Finds a code: as it is typed, or as a form where there is no JavaScript. */
export function CodeSearch({ asked, onType }: { asked: string; onType: (code: string) => void }) {
  const { t } = useTranslation('board')
  const field = useEarlyInput(asked, onType)
  return (
    <Form role="search" className="mb-4 flex gap-2 px-4 md:px-0" replace preventScrollReset>
      <input
        type="search"
        name="code"
        ref={field}
        defaultValue={asked}
        onChange={(event) => onType(event.target.value)}
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
