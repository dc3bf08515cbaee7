import { useRouteLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

/** Whether this site shows sample data, as a demo and a rehearsal do. */
export function useSample(): boolean {
  return useRouteLoaderData<{ sample: boolean }>('root')?.sample ?? false
}

/** Sample data says that it is sample data. A site in use shows nothing here. */
export function SampleBanner() {
  const { t } = useTranslation('board')
  if (!useSample()) return null
  return (
    <aside
      aria-label={t('sample')}
      className="border-b border-line bg-amber-soft px-4 py-1.5 text-center text-sm text-amber"
    >
      <strong>{t('sample')}</strong> {t('sampleText')}
    </aside>
  )
}
