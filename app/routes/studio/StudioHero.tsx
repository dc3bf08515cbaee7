import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { StatusPill } from '~/components/StatusPill'
import { StarMark } from '~/components/studio/StarMark'
import { isStanding } from '~/domain/studio/standing'
import { usePick } from '~/locales/useLanguage'
import { HeroPhoto } from './HeroPhoto'
import type { ShownStudio } from './public-studio'

/** Who this studio is: its place, name, stars, standing, lead and trades, and its first photo. */
export function StudioHero({ studio }: { studio: ShownStudio }) {
  const { t } = useTranslation('studios')
  const pick = usePick()
  const { lead, level, star, status, namedYear, rectifyBy, trades, members } = studio
  const [photo] = studio.photos
  const listed = isStanding(status)
  return (
    <div className="grid grid-cols-1 items-start gap-x-8 gap-y-4 pb-5 md:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
      <div className="min-w-0">
        <nav aria-label={t('page.place')} className="flex flex-wrap items-center gap-x-2 text-sm">
          <Crumb to="/studios">{t('title')}</Crumb>
          <span aria-hidden="true">/</span>
          <Crumb to={`/studios?zone=${encodeURIComponent(studio.zoneCode)}`}>
            {pick(studio.zone)}
          </Crumb>
          <span aria-hidden="true">/</span>
          <Crumb to={`/studios?industry=${encodeURIComponent(studio.industry)}`}>
            {studio.industry}
          </Crumb>
        </nav>
        <h1 className="mt-1 text-3xl font-bold break-words md:text-4xl">{pick(studio.name)}</h1>
        <p className="mt-3 flex flex-wrap items-center gap-x-5 gap-y-1 text-muted-strong">
          {listed && <StarMark star={star} size={26} />}
          <span>{t(`level.${level}`)}</span>
          {namedYear !== null && <span>{t('page.named', { year: namedYear })}</span>}
          <span>{t('page.founded', { year: studio.foundedYear })}</span>
          <span>{studio.unit}</span>
          {status === 'rectifying' && (
            <StatusPill tone="amber">
              {rectifyBy === null
                ? t('status.rectifying')
                : t('page.rectifyBy', { day: rectifyBy })}
            </StatusPill>
          )}
          {!listed && <StatusPill tone="neutral">{t(`status.${status}`)}</StatusPill>}
        </p>
        {!listed && <p className="mt-2 text-muted-strong">{t('page.gone')}</p>}
        <ul className="mt-3 flex flex-wrap gap-2">
          {lead && (
            <Chip>{[t('page.lead', { name: lead.name }), ...lead.honours].join(' · ')}</Chip>
          )}
          <Chip>{t('page.members', { count: members })}</Chip>
          {trades.map((trade) => (
            <Chip key={trade}>{trade}</Chip>
          ))}
        </ul>
      </div>
      {photo && <HeroPhoto photo={photo} />}
    </div>
  )
}

function Crumb({ to, children }: { to: string; children: string }) {
  return (
    <Link to={to} className="inline-flex min-h-8 items-center text-muted-strong hover:underline">
      {children}
    </Link>
  )
}

function Chip({ children }: { children: string }) {
  return <li className="rounded-lg bg-canvas px-3 py-1">{children}</li>
}
