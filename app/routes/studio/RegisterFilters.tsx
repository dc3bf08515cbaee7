import { Form } from '@remix-run/react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, LinkButton } from '~/components/Button'
import { STUDIO_LEVELS } from '~/domain/studio/events'
import { usePick } from '~/locales/useLanguage'
import { STARS, type PublicZoneName, type StudioFilters } from '~/protocol/studioRegister'
import { Filter } from '../office/Filter'

interface Props {
  filters: StudioFilters
  zones: readonly PublicZoneName[]
  industries: readonly string[]
  years: readonly string[]
}

const same = (value: string) => ({ value, label: value })

/** Search and filters of the public register; they stand in the address, with or without scripts. */
export function RegisterFilters({ filters, zones, industries, years }: Props) {
  const { t } = useTranslation('studios')
  const pick = usePick()
  const id = useId()
  return (
    <Form
      method="get"
      action="/studios"
      role="search"
      className="my-3 grid grid-cols-2 items-end gap-3 md:flex md:flex-wrap [&_select]:w-full [&_select]:min-w-0"
    >
      <div className="col-span-2 grid gap-1">
        <label htmlFor={id} className="text-sm text-muted">
          {t('filter.search')}
        </label>
        <input
          key={filters.q}
          id={id}
          type="search"
          name="q"
          defaultValue={filters.q}
          maxLength={60}
          className="min-h-11 w-full rounded-card border border-line-strong bg-paper px-3"
        />
      </div>
      <Filter
        name="zone"
        label={t('filter.zone')}
        all={t('filter.allZones')}
        value={filters.zone}
        options={zones.map(({ code, name }) => ({ value: code, label: pick(name) }))}
      />
      <Filter
        name="industry"
        label={t('filter.industry')}
        all={t('filter.allIndustries')}
        value={filters.industry}
        options={industries.map(same)}
      />
      <Filter
        name="level"
        label={t('filter.level')}
        all={t('filter.allLevels')}
        value={filters.level}
        options={STUDIO_LEVELS.map((level) => ({ value: level, label: t(`level.${level}`) }))}
      />
      <Filter
        name="star"
        label={t('filter.star')}
        all={t('filter.allStars')}
        value={filters.star}
        options={STARS.map((star) => ({ value: String(star), label: t(`star.${star}`) }))}
      />
      <Filter
        name="year"
        label={t('filter.year')}
        all={t('filter.allYears')}
        value={filters.year}
        options={years.map(same)}
      />
      <div className="col-span-2 flex gap-2">
        <Button type="submit">{t('filter.apply')}</Button>
        <LinkButton to="/studios" tone="quiet">
          {t('filter.clear')}
        </LinkButton>
      </div>
    </Form>
  )
}
