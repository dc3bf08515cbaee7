import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { usePick } from '~/locales/useLanguage'
import type { PublicStudioLine, PublicZoneName } from '~/protocol/studioRegister'
import { StatusPill } from '../StatusPill'
import { Table, Td, Th } from '../Table'
import { StarMark } from './StarMark'

/** Studios, one a line. Where there is little room the facts stand below the name. */
export function StudioTable({
  caption,
  studios,
  zones,
  narrow = false,
}: {
  caption: string
  studios: readonly PublicStudioLine[]
  zones: readonly PublicZoneName[]
  /** Beside something else, even on a wide screen. */
  narrow?: boolean
}) {
  const { t } = useTranslation('studios')
  const pick = usePick()
  const wide = narrow ? 'hidden' : 'hidden lg:table-cell'
  const zoneOf = (code: string) => {
    const zone = zones.find((one) => one.code === code)
    return zone ? pick(zone.name) : code
  }
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <Th>{t('list.name')}</Th>
          <Th>{t('filter.star')}</Th>
          <Th className={wide}>{t('filter.level')}</Th>
          <Th className={wide}>{t('filter.zone')}</Th>
          <Th className={wide}>{t('filter.industry')}</Th>
          <Th className={wide}>{t('list.lead')}</Th>
          <Th className={wide}>{t('list.unit')}</Th>
          <Th className={wide} numeric>
            {t('list.named')}
          </Th>
        </tr>
      </thead>
      <tbody>
        {studios.map((studio) => (
          <tr key={studio.id} className="hover:bg-canvas">
            <Td className={narrow ? '' : 'xl:min-w-58'}>
              <Link
                to={`/studios/${studio.id}`}
                className="inline-flex min-h-8 items-center font-medium text-blue underline underline-offset-4"
              >
                {pick(studio.name)}
              </Link>
              {studio.status === 'rectifying' && (
                <span className="ml-2 inline-block">
                  <StatusPill tone="amber">{t('status.rectifying')}</StatusPill>
                </span>
              )}
              <p
                className={`flex flex-wrap gap-x-3 text-sm text-muted-strong ${narrow ? '' : 'lg:hidden'}`}
              >
                <span>{t(`level.${studio.level}`)}</span>
                <span>{zoneOf(studio.zoneCode)}</span>
                <span>{studio.lead}</span>
                <span>{studio.unit}</span>
              </p>
            </Td>
            <Td className={narrow ? 'align-top' : 'align-top lg:align-middle'}>
              <StarMark star={studio.star} />
            </Td>
            <Td className={`${wide} whitespace-nowrap`}>{t(`level.${studio.level}`)}</Td>
            <Td className={`${wide} whitespace-nowrap`}>{zoneOf(studio.zoneCode)}</Td>
            <Td className={`${wide} whitespace-nowrap`}>{studio.industry}</Td>
            <Td className={`${wide} whitespace-nowrap`}>{studio.lead}</Td>
            <Td className={wide}>{studio.unit}</Td>
            <Td className={wide} numeric>
              {studio.namedYear ?? '–'}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
