import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/components/Button'
import { useFieldErrorText } from '~/components/Field'
import { Notice } from '~/components/Notice'
import { StatusPill, type StatusTone } from '~/components/StatusPill'
import { Table, Td, Th } from '~/components/Table'
import type { CheckedAnswer } from './import'

type Checked = Extract<CheckedAnswer, { ok: true }>
type Row = Checked['rows'][number]

const KINDS = ['new', 'differs', 'unchanged', 'refused'] as const
const TONES: Record<Row['kind'], StatusTone> = {
  new: 'green',
  differs: 'blue',
  unchanged: 'neutral',
  refused: 'amber',
}

/** What an import would do, row by row, and the button that does it. */
export function ImportPlan({ checked, opId }: { checked: Checked; opId: string }) {
  const { t } = useTranslation('studio')
  const { rows, good, unknown, digest } = checked
  const counts = KINDS.map((kind) => ({
    kind,
    count: rows.filter((row) => row.kind === kind).length,
  }))
  return (
    <section className="grid min-w-0 gap-3">
      <h2 className="text-lg font-bold">{t('import.plan')}</h2>
      <p className="flex flex-wrap gap-2">
        {counts.map(({ kind, count }) => (
          <StatusPill key={kind} tone={TONES[kind]}>
            {t(`import.kind.${kind}`)} {count}
          </StatusPill>
        ))}
      </p>
      {unknown.length > 0 && (
        <Notice tone="warning">{t('import.unknown', { columns: unknown.join('、') })}</Notice>
      )}
      {good.length > 0 ? (
        <Form method="post" className="flex flex-wrap items-center gap-3">
          <input type="hidden" name="step" value="import" />
          <input type="hidden" name="opId" value={opId} />
          <input type="hidden" name="digest" value={digest} />
          <input type="hidden" name="lines" value={JSON.stringify(good)} />
          <Button type="submit" tone="primary">
            {t('import.submit', { count: good.length })}
          </Button>
          <span className="text-muted">{t('import.submitHint')}</span>
        </Form>
      ) : (
        <Notice>{t('import.noneGood')}</Notice>
      )}
      <Table caption={t('import.plan')}>
        <thead>
          <tr>
            <Th numeric>{t('import.line')}</Th>
            <Th>{t('sheet.name')}</Th>
            <Th>{t('sheet.unitName')}</Th>
            <Th>{t('import.outcome')}</Th>
            <Th>{t('import.why')}</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.line}>
              <Td numeric>{row.line}</Td>
              <Td>{row.name === '' ? '–' : row.name}</Td>
              <Td>{row.unitName === '' ? '–' : row.unitName}</Td>
              <Td>
                <StatusPill tone={TONES[row.kind]}>{t(`import.kind.${row.kind}`)}</StatusPill>
              </Td>
              <Td>
                <Why row={row} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  )
}

function Why({ row: { fields, problems } }: { row: Row }) {
  const { t } = useTranslation('studio')
  const errorText = useFieldErrorText()
  if (fields.length > 0) {
    return <>{t('import.fields', { columns: fields.map((one) => t(`sheet.${one}`)).join('、') })}</>
  }
  return (
    <ul>
      {problems.map(({ column, code }, index) => (
        <li key={index}>
          {column !== null && <b className="mr-2 font-medium">{t(`sheet.${column}`)}</b>}
          {errorText(code)}
        </li>
      ))}
    </ul>
  )
}
