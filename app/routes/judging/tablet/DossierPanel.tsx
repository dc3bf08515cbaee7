import { useTranslation } from 'react-i18next'
import { useFigureWords } from '~/components/review/figureWords'
import { usePick } from '~/locales/useLanguage'
import type { Dossier } from '~/protocol/judging'

/** What the studio has filed, beside its sheet; the files themselves open with a network only. */
export function DossierPanel({ dossier }: { dossier: Dossier }) {
  const { t } = useTranslation('expert')
  const pick = usePick()
  const { facts, statements, files, unit } = dossier
  const declared = facts.flatMap(({ key, title }) => (title ? [{ key, title }] : []))
  const words = useFigureWords({ declared })
  return (
    <details className="mt-4 rounded-card border border-line bg-paper select-text">
      <summary className="flex min-h-12 cursor-pointer items-center gap-3 px-4 font-medium">
        <span className="mr-auto">{t('dossier.title')}</span>
        <span className="text-[15px] font-normal text-muted-strong">{unit}</span>
      </summary>
      <div className="grid gap-4 border-t border-line p-4">
        {facts.length > 0 && (
          <dl className="grid grid-cols-2 gap-x-6 gap-y-2 landscape:grid-cols-3">
            {facts.map(({ key, value }) => (
              <div key={key}>
                <dt className="text-sm text-muted-strong">{words.name(key)}</dt>
                <dd className="font-medium">{words.amount(key, BigInt(value))}</dd>
              </div>
            ))}
          </dl>
        )}
        {statements.map(({ item, title, text }) => (
          <section key={item}>
            <h3 className="text-sm text-muted-strong">{pick(title)}</h3>
            <p className="break-words whitespace-pre-wrap">{text}</p>
          </section>
        ))}
        {files.length > 0 && (
          <section>
            <h3 className="text-sm text-muted-strong">{t('dossier.files')}</h3>
            <ul>
              {files.map(({ id, name, title }) => (
                <li key={id}>
                  <a
                    href={`/tablet/files/${id}`}
                    target="_blank"
                    rel="noreferrer"
                    className="inline-flex min-h-11 items-center text-blue underline underline-offset-4"
                  >
                    {name}
                  </a>
                  {title && <span className="ml-2 text-sm text-muted-strong">{pick(title)}</span>}
                </li>
              ))}
            </ul>
          </section>
        )}
        {facts.length + statements.length + files.length === 0 && (
          <p className="text-muted-strong">{t('dossier.none')}</p>
        )}
      </div>
    </details>
  )
}
