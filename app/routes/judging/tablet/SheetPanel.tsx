import { useTranslation } from 'react-i18next'
import { obstacleTo } from '~/tablet/outbox/make'
import { fullMarks, sumsOf } from '~/tablet/sheetSums'
import { writeUnits } from '~/tablet/padEntry'
import { usePick } from '~/locales/useLanguage'
import { AspectRow } from './AspectRow'
import { CodeCheck } from './CodeCheck'
import { DossierPanel } from './DossierPanel'
import { NoteField } from './NoteField'
import { PhotoPanel } from './PhotoPanel'
import { SheetBanner } from './SheetBanner'
import type { Photos } from './usePhotos'
import type { Scoring } from './useScoring'

/** One entrant's sheet: the code, what it comes to so far, and every aspect. */
export function SheetPanel({ scoring, photos }: { scoring: Scoring; photos: Photos }) {
  const { t } = useTranslation('tablet')
  const pick = usePick()
  const { sheet, rules, confirmed } = scoring
  if (!sheet || !rules) {
    return <main className="grid place-items-center text-muted-strong">{t('list.empty')}</main>
  }
  const { server } = sheet
  const dossier = scoring.outbox.server?.seat.dossiers?.[server.codeId]
  const { sum, deducted, scored, aspects } = sumsOf(rules, sheet)
  const isOpen = obstacleTo(scoring.outbox, 'mark', server.id) === null
  const mustConfirm = isOpen && !confirmed
  return (
    <main className="min-h-0 overflow-y-auto px-6 pt-4 pb-8 portrait:px-4">
      <div className="flex flex-wrap items-end justify-between gap-x-4">
        <div className="flex items-center gap-4">
          <h2 className="text-[64px] leading-none font-bold tracking-tight">{server.code}</h2>
          <p className="text-lg leading-snug text-muted-strong">
            {!dossier && (
              <>
                {t('sheet.station', { n: server.station })}
                <br />
              </>
            )}
            {t('sheet.order', { n: server.order })}
          </p>
        </div>
        <div className="ml-auto text-right">
          <p className="text-muted-strong">
            {t('sheet.scored', { scored, aspects })}
            {deducted > 0 &&
              ` · ${t('sheet.deducted', { marks: writeUnits(deducted, rules.places) })}`}
          </p>
          <p className="text-[40px] leading-tight font-bold">
            <span className="sr-only">{t('sheet.sum')}</span> {writeUnits(sum, rules.places)}
          </p>
        </div>
      </div>
      {dossier && <p className="mt-2 text-2xl font-bold break-words">{pick(dossier.name)}</p>}
      <SheetBanner scoring={scoring} sheet={sheet} />
      {dossier && <DossierPanel key={server.id} dossier={dossier} />}
      {dossier?.review && (
        <PhotoPanel key={dossier.review} {...{ photos, dossier, review: dossier.review }} />
      )}
      {mustConfirm ? (
        <CodeCheck
          sheet={sheet}
          studio={dossier ? pick(dossier.name) : null}
          onConfirm={scoring.confirmCode}
        />
      ) : (
        <>
          {rules.scheme.criteria.map((criterion) => {
            const all = criterion.subCriteria.flatMap((sub) => sub.aspects)
            return (
              <section key={criterion.id} className="mt-5" aria-labelledby={`c-${criterion.id}`}>
                <h3
                  id={`c-${criterion.id}`}
                  className="flex justify-between px-1 pb-2 text-[15px] text-muted-strong"
                >
                  <span>
                    {!dossier && `${criterion.id} `}
                    {pick(criterion.title)}
                  </span>
                  {fullMarks(all) > 0 && (
                    <span>{t('sheet.full', { marks: short(fullMarks(all), rules.places) })}</span>
                  )}
                </h3>
                <ul className="grid gap-2">
                  {all.map((aspect) => (
                    <AspectRow
                      key={aspect.id}
                      aspect={aspect}
                      scoring={scoring}
                      sheet={sheet}
                      places={rules.places}
                      isOpen={isOpen}
                    />
                  ))}
                </ul>
              </section>
            )
          })}
          <NoteField key={server.id} scoring={scoring} sheet={sheet} isOpen={isOpen} />
        </>
      )}
    </main>
  )
}

/** Full marks without decimals that say nothing. */
export function short(units: number, places: number): string {
  return String(units / 10 ** places)
}
