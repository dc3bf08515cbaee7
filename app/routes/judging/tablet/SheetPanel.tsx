import { useTranslation } from 'react-i18next'
import { obstacleTo } from '~/tablet/outbox/make'
import { fullMarks, sumsOf } from '~/tablet/sheetSums'
import { writeUnits } from '~/tablet/padEntry'
import { usePick } from '~/locales/useLanguage'
import { AspectRow } from './AspectRow'
import { CodeCheck } from './CodeCheck'
import { DossierPanel } from './DossierPanel'
import { Finish } from './Finish'
import { NoteField } from './NoteField'
import { PhotoPanel } from './PhotoPanel'
import { SheetBanner } from './SheetBanner'
import type { Photos } from './usePhotos'
import type { Scoring } from './useScoring'

interface Props {
  scoring: Scoring
  photos: Photos
  /** The keys and the end of the sheet are in it, as there is no room beside it. */
  isWhole: boolean
}

/** One entrant's sheet: the code, what it comes to so far, and every aspect. */
export function SheetPanel({ scoring, photos, isWhole }: Props) {
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
    <main className="min-h-0 px-6 pt-4 pb-8 max-sm:pt-0 sm:overflow-y-auto portrait:px-4">
      <div className="flex flex-wrap items-end justify-between gap-x-4 max-sm:sticky max-sm:top-0 max-sm:z-10 max-sm:-mx-4 max-sm:bg-canvas max-sm:px-4 max-sm:py-2">
        <div className="flex items-center gap-4 max-sm:gap-3">
          <h2 className="text-[64px] leading-none font-bold tracking-tight max-sm:text-[40px]">
            {server.code}
          </h2>
          <p className="text-lg leading-snug text-muted-strong max-sm:text-sm">
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
          <p className="text-muted-strong max-sm:text-sm">
            {t('sheet.scored', { scored, aspects })}
            {deducted > 0 &&
              ` · ${t('sheet.deducted', { marks: writeUnits(deducted, rules.places) })}`}
          </p>
          <p className="text-[40px] leading-tight font-bold max-sm:text-[28px]">
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
                      hasKeys={isWhole}
                    />
                  ))}
                </ul>
              </section>
            )
          })}
          <NoteField key={server.id} scoring={scoring} sheet={sheet} isOpen={isOpen} />
        </>
      )}
      {isWhole && (
        <div className="mt-6">
          <Finish scoring={scoring} sheet={sheet} />
        </div>
      )}
    </main>
  )
}

/** Full marks without decimals that say nothing. */
export function short(units: number, places: number): string {
  return String(units / 10 ** places)
}
