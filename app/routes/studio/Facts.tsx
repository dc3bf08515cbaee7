import { useTranslation } from 'react-i18next'

/** Facts with their labels, which are keys of `studio`; what is empty is a dash. */
export function Facts({ facts }: { facts: readonly (readonly [label: string, value: string])[] }) {
  const { t } = useTranslation('studio')
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-2 xl:grid-cols-3">
      {facts.map(([label, value]) => (
        <div key={label} className="min-w-0">
          <dt className="text-sm text-muted">{t(label)}</dt>
          <dd className="break-words whitespace-pre-wrap">{value === '' ? '–' : value}</dd>
        </div>
      ))}
    </dl>
  )
}
