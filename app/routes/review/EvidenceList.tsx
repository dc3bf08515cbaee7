import { useTranslation } from 'react-i18next'
import type { FileRow } from '~/queries/files/filesOf.server'
import { sizeText } from '../files/sizeText'

/** The evidence of one item, each to be opened. */
export function EvidenceList({ files, title }: { files: readonly FileRow[]; title: string }) {
  const { t } = useTranslation('assessment')
  if (files.length === 0) return <p className="text-sm text-muted">{t('item.noFiles')}</p>
  return (
    <ul aria-label={t('item.files', { title })} className="grid">
      {files.map(({ id, name, alt, bytes }) => (
        <li key={id} className="flex flex-wrap items-baseline gap-x-3 text-sm">
          <a href={`/files/${id}`} className="inline-block py-2 break-all text-blue underline">
            {alt === '' ? name : `${alt}（${name}）`}
          </a>
          <span className="text-muted">{sizeText(bytes)}</span>
        </li>
      ))}
    </ul>
  )
}
