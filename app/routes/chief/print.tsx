import { useLoaderData } from '@remix-run/react'
import { Fragment, useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, LinkButton } from '~/components/Button'
import { Notice } from '~/components/Notice'
import type { PageHandle } from '~/components/PageTitle'
import { useScripted } from '~/components/useScripted'
import { entrantMarks, type EntrantMarks } from '~/domain/contest/chiefEntrant'
import { chiefHeader } from '~/domain/contest/chiefStage'
import { loaderFor } from '~/http/route.server'
import { usePick } from '~/locales/useLanguage'
import { AppError } from '~/protocol/errors'
import { stageNames } from '~/queries/review/stageNames.server'
import { stageSignatures } from '~/queries/contest/signatures.server'
import { chiefAccess, stageOf, stageParams } from './chiefRoute.server'
import { KnownNames } from './knownNames'
import { stagePath } from './paths'
import { StageWords } from './StageWords'
import { ordinalOf, useChiefText } from './useChiefText'

export const loader = loaderFor({
  access: chiefAccess,
  params: stageParams,
  load: async ({ app, params }) => {
    const { place, live } = await stageOf(app, params.stageId)
    const { state, head } = live
    const stage = state.stages.get(params.stageId)
    const rules = state.ruleSet?.stages.find(({ key }) => key === place.key)
    if (!stage || !rules) throw new AppError('notFound')
    return {
      stageId: params.stageId,
      contest: place.contest.name,
      title: rules.title,
      isReview: place.isReview,
      names: await stageNames(app, place, state),
      head,
      signatures: await stageSignatures(app.read, state, params.stageId),
      seats: chiefHeader(state, stage).seats,
      entrants: stage.entrantIds.flatMap((codeId) => entrantMarks(state, codeId) ?? []),
    }
  },
})

export const handle: PageHandle = { title: 'chief:print.title' }

type Printed = ReturnType<typeof useLoaderData<typeof loader>>

/** The sheets of a stage for the file: a page for each entrant, bound to the log by its hash. */
export default function PrintPage() {
  const printed = useLoaderData<typeof loader>()
  return (
    <StageWords isReview={printed.isReview} names={printed.names}>
      <PrintedStage printed={printed} />
    </StageWords>
  )
}

function PrintedStage({ printed }: { printed: Printed }) {
  const { t } = useTranslation('chief')
  const scripted = useScripted()
  return (
    <main id="content" className="mx-auto max-w-4xl px-4 py-6 print:max-w-none print:p-0">
      <div className="mb-6 flex flex-wrap gap-2.5 print:hidden">
        <LinkButton to={stagePath(printed.stageId)}>{t('print.back')}</LinkButton>
        <Button tone="primary" disabled={!scripted} onClick={() => window.print()}>
          {t('print.print')}
        </Button>
      </div>
      {!printed.signatures.stage && <Notice tone="warning">{t('print.draft')}</Notice>}
      {printed.entrants.map((marks) => (
        <EntrantSheet key={marks.row.codeId} printed={printed} marks={marks} />
      ))}
    </main>
  )
}

const LINE = 'border border-ink px-2 py-1'

function EntrantSheet({ printed, marks }: { printed: Printed; marks: EntrantMarks }) {
  const { t } = useTranslation('chief')
  const text = useChiefText()
  const pick = usePick()
  const { row } = marks
  const { code, order, station, status } = row
  const { stage } = printed.signatures
  const name = useContext(KnownNames).studios[code]
  // A panel is named after its one stage already.
  const headline = printed.isReview
    ? [pick(printed.contest)]
    : [pick(printed.contest), pick(printed.title)]
  return (
    <article className="mt-6 break-after-page border border-line bg-white p-6 text-ink print:m-0 print:border-0 print:p-0">
      <header className="mb-3 flex items-end justify-between gap-4">
        <div className="min-w-0">
          <h1 className="text-xl font-bold">{[...headline, t('print.title')].join(' · ')}</h1>
          {name && <p className="text-lg font-bold break-words">{pick(name)}</p>}
          <p>{t('print.order', { order, station })}</p>
        </div>
        <p className="text-3xl font-bold">{code}</p>
      </header>
      {status === 'active' ? (
        <PrintedMarks printed={printed} marks={marks} />
      ) : (
        <p className={LINE}>{t('print.notTaking', { status: t(`status.${status}`) })}</p>
      )}
      <Signatures printed={printed} marks={marks} />
      <footer className="mt-4 text-xs break-all">
        {stage ? (
          <p>
            {t('print.signed', { time: text.day(stage.at) })}
            {t('print.head', { seq: stage.seq, hash: stage.hash })}
          </p>
        ) : (
          <p>
            {t('print.draft')}
            {t('print.headNow', { seq: printed.head.seq, hash: printed.head.hash })}
          </p>
        )}
        <p>{t('print.headHint')}</p>
      </footer>
    </article>
  )
}

function PrintedMarks({ printed, marks }: { printed: Printed; marks: EntrantMarks }) {
  const { t } = useTranslation('chief')
  const text = useChiefText()
  const pick = usePick()
  const { row, criteria, dropped, notes } = marks
  const seats = row.cells.map(({ seat }) => text.seat(ordinalOf(printed.seats, seat)))
  const written = notes.flatMap((note, index) =>
    note === '' ? [] : [`${seats[index] ?? ''}：${note}`],
  )
  return (
    <>
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{t('print.title')}</caption>
        <thead>
          <tr>
            <th scope="col" className={`${LINE} text-left`}>
              {t('print.aspect')}
            </th>
            <th scope="col" className={LINE}>
              {t('print.max')}
            </th>
            {seats.map((seat) => (
              <th key={seat} scope="col" className={LINE}>
                {seat}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {criteria.map((criterion) => (
            <Fragment key={criterion.id}>
              <tr>
                <th scope="rowgroup" colSpan={row.cells.length + 2} className={`${LINE} text-left`}>
                  {!printed.isReview && `${criterion.id} `}
                  {pick(criterion.title)}
                </th>
              </tr>
              {criterion.aspects.map((aspect) => (
                <tr key={aspect.id}>
                  <th scope="row" className={`${LINE} text-left font-normal`}>
                    {pick(aspect.title)}
                    {aspect.kind === 'deduction' && t('print.deduction')}
                  </th>
                  <td className={`${LINE} text-right`}>{aspect.max}</td>
                  {aspect.values.map((value, index) => (
                    <td key={row.cells[index]?.sheet ?? index} className={`${LINE} text-right`}>
                      {value ?? t('notScored')}
                    </td>
                  ))}
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2} className={`${LINE} text-left`}>
              {t('print.subtotal')}
            </th>
            {row.cells.map((cell) => (
              <td key={cell.sheet} className={`${LINE} text-right font-bold`}>
                {cell.cause !== null && t(`cause.${cell.cause}`)}
                {dropped.includes(cell.sheet) ? <s>{cell.subtotal}</s> : cell.subtotal}
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row" colSpan={2} className={`${LINE} text-left`}>
              {t('print.score')}
            </th>
            <td colSpan={row.cells.length} className={`${LINE} text-right text-lg font-bold`}>
              {text.outcome(row)}
            </td>
          </tr>
        </tfoot>
      </table>
      {written.length > 0 && (
        <p className="mt-2 text-sm">
          {t('print.note')}：{written.join('；')}
        </p>
      )}
    </>
  )
}

function Signatures({ printed, marks }: { printed: Printed; marks: EntrantMarks }) {
  const { t } = useTranslation('chief')
  const text = useChiefText()
  const judges = marks.row.cells.map(({ sheet, seat }) => ({
    line: t('print.judge', { seat: text.seat(ordinalOf(printed.seats, seat)) }),
    signature: printed.signatures.sheets[sheet],
  }))
  const others = [t('print.contestant'), t('print.chief'), t('print.date')]
  return (
    <dl className="mt-6 grid grid-cols-2 gap-x-8 gap-y-5 sm:grid-cols-3 print:grid-cols-3">
      {judges.map(({ line, signature }) => (
        <div key={line} className="grid grid-cols-[auto_1fr] items-end gap-x-2 text-sm">
          <dt className="whitespace-nowrap">{line}</dt>
          <dd className="h-8 border-b border-ink" />
          {signature && (
            <dd className="col-span-2 pt-1 text-[10px] leading-snug break-all text-muted-strong">
              {t('print.signedSheet', { time: text.day(signature.at) })}
              {t('print.head', { seq: signature.seq, hash: signature.hash })}
            </dd>
          )}
        </div>
      ))}
      {others.map((line) => (
        <div key={line} className="flex items-end gap-2 text-sm">
          <dt className="whitespace-nowrap">{line}</dt>
          <dd className="h-8 flex-1 border-b border-ink" />
        </div>
      ))}
    </dl>
  )
}
