import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '~/components/Button'
import { useFieldErrorText } from '~/components/Field'
import { Notice } from '~/components/Notice'
import { StatusPill, type StatusTone } from '~/components/StatusPill'
import { Table, Td, Th } from '~/components/Table'
import { ITEM_COLUMN } from '~/domain/studio/sheet/detailColumns'
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
  const { what, rows, good, unknown, sheet, digest } = checked
  const counts = KINDS.map((kind) => ({
    kind,
    count: rows.filter((row) => row.kind === kind).length,
    // only what a studio says of itself is changed by a file
  })).filter(({ kind }) => kind !== 'differs' || what === 'register')
  const item = what === 'register' ? 'unitName' : ITEM_COLUMN[what]
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
      {good > 0 ? (
        <Form method="post" className="flex flex-wrap items-center gap-3">
          <input type="hidden" name="step" value="import" />
          <input type="hidden" name="what" value={what} />
          <input type="hidden" name="opId" value={opId} />
          <input type="hidden" name="digest" value={digest} />
          <input type="hidden" name="sheet" value={sheet} />
          <Button type="submit" tone="primary">
            {t('import.submit', { count: good })}
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
            <Th>{t(`sheet.${item}`)}</Th>
            <Th>{t('import.outcome')}</Th>
            <Th>{t('import.why')}</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.line}>
              <Td numeric>{row.line}</Td>
              <Td>{row.studio === '' ? '–' : row.studio}</Td>
              <Td>{row.item === '' ? '–' : row.item}</Td>
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

function Why({ row: { newUnit, changes, problems } }: { row: Row }) {
  const { t } = useTranslation('studio')
  const errorText = useFieldErrorText()
  return (
    <ul className="grid min-w-56 gap-1.5">
      {newUnit !== null && <li>{t('import.newUnit', { code: newUnit })}</li>}
      {changes.map(({ column, from, to }) => (
        <li key={column}>
          <b className="font-medium">{t(`sheet.${column}`)}</b>
          <dl className="grid grid-cols-[auto_1fr] gap-x-2 break-words whitespace-pre-line">
            <dt className="text-muted">{t('import.from')}</dt>
            <dd>
              <del>{from === '' ? t('import.nothingYet') : from}</del>
            </dd>
            <dt className="text-muted">{t('import.to')}</dt>
            <dd>
              <ins className="font-medium no-underline">{to === '' ? t('import.emptied') : to}</ins>
            </dd>
          </dl>
        </li>
      ))}
      {problems.map(({ column, code }, index) => (
        <li key={index}>
          {column !== null && <b className="mr-2 font-medium">{t(`sheet.${column}`)}</b>}
          {errorText(code)}
        </li>
      ))}
    </ul>
  )
}
