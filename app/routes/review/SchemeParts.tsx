import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '~/components/Card'
import type { SchemePath } from '~/domain/review/schemeFields'
import { STUDIO_LEVELS } from '~/domain/studio/events'
import { REVIEWED_STATUSES, STAR_CHOICES } from '~/protocol/typedScheme'
import { fieldLabel } from './fieldLabel'
import { PartProblems, SchemeInput, TickBox, type Opening } from './SchemeInput'

/** Who is in a cycle: boxes to tick, and the day before which they were named. */
export function ScopeFields({ opening }: { opening: Opening }) {
  const { t } = useTranslation(['review', 'studio', 'studios'])
  const groups: [string, { name: string; label: string }[]][] = [
    [
      t('open.levels'),
      STUDIO_LEVELS.map((one) => ({
        name: `scope-levels-${one}`,
        label: t(`studio:level.${one}`),
      })),
    ],
    [
      t('open.stars'),
      STAR_CHOICES.map((one) => ({ name: `scope-stars-${one}`, label: t(`studios:star.${one}`) })),
    ],
    [
      t('open.statuses'),
      REVIEWED_STATUSES.map((one) => ({
        name: `scope-statuses-${one}`,
        label: t(`studio:status.${one}`),
      })),
    ],
  ]
  return (
    <Card title={t('scope.title')}>
      <PartProblems opening={opening} part="scope" />
      {groups.map(([title, boxes]) => (
        <fieldset key={title} className="mb-2">
          <legend className="font-medium">{title}</legend>
          {boxes.map((box) => (
            <TickBox key={box.name} opening={opening} {...box} />
          ))}
        </fieldset>
      ))}
      <Row>
        <Inside opening={opening} path={['scope']} />
      </Row>
    </Card>
  )
}

/** Short fields side by side. */
export function Row({ children }: { children: ReactNode }) {
  return (
    <div className="grid grid-cols-[repeat(auto-fill,minmax(9rem,1fr))] items-start gap-3">
      {children}
    </div>
  )
}

/** Fields that belong together, under a name. */
export function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="my-3 min-w-0 border-t border-line pt-3 pl-3">
      <legend className="pr-2 pb-1 font-bold">{title}</legend>
      {children}
    </fieldset>
  )
}

/** Every value of the scheme that stands within a path. */
export function Inside({ opening, path }: { opening: Opening; path: SchemePath }) {
  const { t } = useTranslation('review')
  const fields = opening.fields.filter((field) => path.every((key, at) => field.path[at] === key))
  return fields.map((field) => (
    <SchemeInput
      key={field.path.join('-')}
      opening={opening}
      field={field}
      label={fieldLabel(field, t)}
    />
  ))
}
