import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Notice } from '~/components/Notice'

/** Studios that left the register while under review, each with the way to end its review. */
export function GoneStudios({ gone }: { gone: { id: string; name: string }[] }) {
  const { t } = useTranslation('cycle')
  if (gone.length === 0) return null
  return (
    <Notice tone="warning" title={t('gone.title', { count: gone.length })}>
      <p>{t('gone.text')}</p>
      <ul className="list-disc pl-5">
        {gone.map(({ id, name }) => (
          <li key={id}>
            <Link
              to={`/office/reviews/${id}`}
              className="inline-flex min-h-8 items-center text-blue underline"
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
