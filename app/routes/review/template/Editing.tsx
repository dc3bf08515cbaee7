import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/components/Button'
import { FieldFrame } from '~/components/Field'
import type { FigureWords } from '~/components/review/figureWords'
import { fieldName, type SchemePath } from '~/domain/review/schemeFields'
import { canEdit } from '~/domain/review/template/editScheme'
import { groupName } from '~/domain/review/template/groups'
import { kindFields, type KindField } from '~/domain/review/template/kindFields'
import type { SchemeEdit } from '~/domain/review/template/schemeEdit'
import { actValue, type TemplateAct } from '~/protocol/reviewTemplate'
import { fieldLabel } from '../fieldLabel'
import { PartProblems, SchemeInput, type Opening } from '../SchemeInput'

/** What the parts of the editor show. */
export interface Editing extends Opening {
  /** The part that was worked on last; it stands open. */
  readonly at: string
  readonly figures: FigureWords
  readonly kindText: (field: KindField, option: string) => string
}

interface At {
  editing: Editing
  path: SchemePath
}

/** The field of one value. */
export function FieldAt({ editing, path }: At) {
  const { t } = useTranslation('review')
  const name = path.join('.')
  const field = editing.fields.find((one) => one.path.join('.') === name)
  if (field === undefined) return null
  return <SchemeInput opening={editing} field={field} label={fieldLabel(field, t)} />
}

/** The fields of a name in both languages. */
export function TitleFields({ editing, path }: At) {
  return (
    <>
      <FieldAt editing={editing} path={[...path, 'title', 'zh']} />
      <FieldAt editing={editing} path={[...path, 'title', 'en']} />
    </>
  )
}

/** A choice on which the fields below it depend, with the button that applies it. */
export function KindSelect({ editing, path, what }: At & { what: KindField['what'] }) {
  const { t } = useTranslation('template')
  const { template, values } = editing
  const field = kindFields(template).find(
    (one) => one.what === what && one.at.join('.') === path.join('.'),
  )
  if (field === undefined) return null
  const value = values[field.name] ?? field.value
  const label = t(`kind.${what}`)
  return (
    <div className="flex items-end gap-1">
      <div className="min-w-0 grow">
        <FieldFrame label={label}>
          {(control) => (
            <select {...control} key={value} name={field.name} defaultValue={value}>
              {field.options.map((option) => (
                <option key={option} value={option}>
                  {editing.kindText(field, option)}
                </option>
              ))}
            </select>
          )}
        </FieldFrame>
      </div>
      <ActButton
        act={{ do: 'keep', at: groupName(template, path) }}
        label={t(what === 'consequence' ? 'act.addOne' : 'act.applyOne', { what: label })}
      >
        {t(what === 'consequence' ? 'act.add' : 'act.apply')}
      </ActButton>
    </div>
  )
}

/** A button that takes over all that was typed, then acts. */
export function ActButton({
  act,
  label,
  children,
}: {
  act: TemplateAct | SchemeEdit
  /** What it is called where its text alone does not say which it is. */
  label?: string
  children: ReactNode
}) {
  return (
    <Button
      type="submit"
      name="act"
      value={actValue(act)}
      tone="quiet"
      aria-label={label}
      className="shrink-0"
    >
      {children}
    </Button>
  )
}

/** The buttons that move and remove one of a list; those that would do nothing are left out. */
export function ListButtons({
  editing: { template },
  path,
  title,
  children,
}: At & { title: string; children?: ReactNode }) {
  const { t } = useTranslation('template')
  const edits = [
    ['up', { do: 'move', at: path, by: -1 }],
    ['down', { do: 'move', at: path, by: 1 }],
    ['remove', { do: 'remove', at: path }],
  ] as const
  const shown = edits.filter(([, edit]) => canEdit(template, edit))
  return (
    <div className="flex flex-wrap items-center">
      {shown.map(([name, edit]) => (
        <ActButton key={name} act={edit} label={t(`act.${name}One`, { title })}>
          {t(`act.${name}`)}
        </ActButton>
      ))}
      {children}
    </div>
  )
}

/** A part that opens: closed, it is one line that says what it amounts to. */
export function Part({
  editing,
  path,
  also = path,
  title,
  facts,
  children,
}: At & {
  /** Where else in the scheme its fields stand. */
  also?: SchemePath
  title: string
  facts: ReactNode
  children: ReactNode
}) {
  const { template, at, errors, problems } = editing
  const name = fieldName(template, path)
  const within = [`${name}-`, `${fieldName(template, also)}-`]
  const hasError = Object.keys(errors).some((one) => within.some((own) => one.startsWith(own)))
  const isWrong = problems.has(name) || hasError
  return (
    <details
      id={name}
      open={at === name || isWrong}
      className="group scroll-mt-4 border-t border-line open:pb-4"
    >
      <summary className="flex min-h-11 cursor-pointer flex-wrap items-center gap-x-3 py-1.5">
        <span aria-hidden="true" className="text-muted group-open:rotate-90">
          ▸
        </span>
        <span className="font-medium">
          {isWrong && (
            <span aria-hidden="true" className="mr-1.5 text-red">
              ✕
            </span>
          )}
          {title}
        </span>
        <span className="text-sm text-muted-strong">{facts}</span>
      </summary>
      <fieldset className="grid min-w-0 gap-3 pl-4">
        <legend className="sr-only">{title}</legend>
        <PartProblems opening={editing} part={name} isAnchor={false} />
        {children}
      </fieldset>
    </details>
  )
}
