import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/components/Button'
import { Field, FieldFrame } from '~/components/Field'
import { IMPORT_KINDS, type ImportKind } from '~/domain/studio/sheet/detailColumns'
import { MOST_IMPORT_ROWS } from '~/protocol/studioSheet'

/** What to import and from which file, with an empty form of each kind to fill in. */
export function ChooseFile({
  what,
  isAnother,
  errors,
}: {
  what: ImportKind
  /** Whether one file has been looked at, whose import comes first. */
  isAnother: boolean
  errors: readonly string[] | undefined
}) {
  const { t } = useTranslation('studio')
  return (
    <div className="grid max-w-xl gap-4">
      <Form method="post" encType="multipart/form-data" className="grid gap-4">
        <input type="hidden" name="step" value="check" />
        <FieldFrame label={t('import.what')} hint={t('import.whatHint')}>
          {(control) => (
            <select {...control} key={what} name="what" defaultValue={what}>
              {IMPORT_KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`sheet.${kind}`)}
                </option>
              ))}
            </select>
          )}
        </FieldFrame>
        <Field
          name="file"
          type="file"
          label={t('import.fileLabel')}
          hint={t('import.fileHint', { rows: MOST_IMPORT_ROWS })}
          accept=".xlsx"
          errors={errors}
        />
        <div>
          <Button type="submit" tone={isAnother ? 'plain' : 'primary'}>
            {t('import.check')}
          </Button>
        </div>
      </Form>
      <nav aria-label={t('import.template')} className="flex flex-wrap items-center gap-x-4">
        <span className="text-muted">{t('import.template')}</span>
        {IMPORT_KINDS.map((kind) => (
          <a
            key={kind}
            href={`/office/studios/export?empty=1&what=${kind}`}
            download
            className="inline-flex min-h-11 items-center text-blue underline underline-offset-4"
          >
            {t(`sheet.${kind}`)}
          </a>
        ))}
      </nav>
    </div>
  )
}
