import { useTranslation } from 'react-i18next'
import { Notice } from '../Notice'
import type { SendProblem } from './sendFile'

/** What became of the files that were sent together. */
export interface Uploaded {
  count: number
  problems: SendProblem[]
  cancelled: Cancelled[]
}

interface Cancelled {
  name: string
  /** What had arrived is gone from the server. */
  isDeleted: boolean
}

/** Says how many files arrived, which were cancelled, and why others did not come and what to do. */
export function UploadResult({ count, problems, cancelled }: Uploaded) {
  const { t } = useTranslation('files')
  return (
    <>
      {count > 0 && <Notice tone="done">{t('page.done', { count })}</Notice>}
      {cancelled.length > 0 && (
        <Notice>
          {cancelled.map(({ name, isDeleted }, index) => (
            <p key={index} className="break-words">
              {t(isDeleted ? 'field.cancelled' : 'field.cancelledHere', { name })}
            </p>
          ))}
        </Notice>
      )}
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
