import { useTranslation } from 'react-i18next'
import { Notice } from '../Notice'
import type { SendProblem } from './sendFile'

/** What became of the files that were sent together. */
export interface Uploaded {
  count: number
  problems: SendProblem[]
}

/** Says how many files arrived, and why others did not and what to do about it. */
export function UploadResult({ count, problems }: Uploaded) {
  const { t } = useTranslation('files')
  return (
    <>
      {count > 0 && <Notice tone="done">{t('page.done', { count })}</Notice>}
      {problems.length > 0 && (
        <Notice tone="problem" title={t('page.problems')}>
          <ul className="grid gap-1">
            {problems.map((problem, index) => (
              <li key={index}>
                <b>{t(`problem.${problem}.what`)}</b> {t(`problem.${problem}.next`)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}
