import { useTranslation } from 'react-i18next'
import { buttonClass } from '~/components/Button'
import type { Closed } from '~/tablet/device'

const LINKS: Partial<Record<Closed, { href: string; text: string }>> = {
  insecure: { href: '/ca', text: 'tablet:closed.install' },
  noSeat: { href: '/seat', text: 'tablet:closed.takeSeat' },
  broken: { href: '/tablet', text: 'tablet:closed.reload' },
  blocked: { href: '/tablet', text: 'tablet:closed.reload' },
  full: { href: '/tablet', text: 'tablet:closed.reload' },
}

/** What the tablet shows instead of the marks: why, what was kept, and what to do. */
export function ClosedScreen({ why }: { why: Closed | 'opening' | 'otherTab' }) {
  const { t } = useTranslation('tablet')
  if (why === 'opening') {
    return (
      <main className="grid min-h-dvh place-items-center" aria-busy="true">
        <p className="text-lg text-muted">{t('opening')}</p>
      </main>
    )
  }
  const link = why === 'otherTab' ? undefined : LINKS[why]
  return (
    <main className="mx-auto grid min-h-dvh max-w-xl content-center gap-5 px-6">
      <h1 className="text-2xl font-bold">{t(`closed.${why}.what`)}</h1>
      <p className="text-lg">{t(`closed.${why}.kept`)}</p>
      <p className="text-lg text-muted-strong">{t(`closed.${why}.next`)}</p>
      <p className="flex flex-wrap gap-3">
        {link && (
          <a href={link.href} className={buttonClass('primary', 'min-h-14 px-8')}>
            {t(link.text)}
          </a>
        )}
        {why === 'noSeat' && (
          <a href="/expert" className={buttonClass('plain', 'min-h-14 px-8')}>
            {t('expertPage')}
          </a>
        )}
      </p>
    </main>
  )
}
