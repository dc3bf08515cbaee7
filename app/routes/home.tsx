import { useTranslation } from 'react-i18next'
import { LinkButton } from '~/components/Button'
import { PublicShell } from '~/components/PublicShell'
import type { PageHandle } from '~/components/PageTitle'

export const handle: PageHandle = { title: 'common:tagline' }

export default function Home() {
  const { t } = useTranslation('common')
  return (
    <PublicShell>
      <h1 className="text-3xl font-bold">{t('product')}</h1>
      <p className="mt-3 text-muted">{t('tagline')}</p>
      <p className="mt-6">
        <LinkButton to="/sign-in" tone="primary">
          {t('signIn')}
        </LinkButton>
      </p>
    </PublicShell>
  )
}
