import { useTranslation } from 'react-i18next'
import { Card } from '~/components/Card'
import { Notice } from '~/components/Notice'
import { PlaceLink } from '~/components/PlaceLink'
import { RubricInWords } from '~/components/review/RubricInWords'
import type { ReviewScheme } from '~/domain/review/scheme'
import type { Admission } from '~/queries/review/admissionPreview.server'

/** What the form amounts to: the whole scheme in words, and who would be reviewed under it. */
export function SchemeCheck({ scheme, admission }: { scheme: ReviewScheme; admission: Admission }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <Admitted admission={admission} />
      <RubricInWords scheme={scheme} />
    </div>
  )
}

function Admitted({ admission: { admitted, refused } }: { admission: Admission }) {
  const { t } = useTranslation('review')
  return (
    <Card title={t('open.admission')}>
      <p className="text-lg font-bold">{t('open.admitted', { count: admitted })}</p>
      {refused.map(({ why, names }) => (
        <details key={why} className="border-t border-line py-1">
          <summary className="min-h-11 cursor-pointer content-center">
            {t('open.refused', { why: t(`notAdmitted.${why}`), count: names.length })}
          </summary>
          <p className="pb-2 text-muted-strong">{names.join(t('comma'))}</p>
        </details>
      ))}
    </Card>
  )
}

/** Everything that does not add up, each with a link to its field. */
export function SchemeProblems({
  problems,
  title,
  isAnswer = false,
}: {
  problems: readonly { readonly text: string; readonly field: string | null }[]
  title: string
  isAnswer?: boolean
}) {
  return (
    <Notice tone="problem" title={title} isAnswer={isAnswer}>
      <ul className="list-disc pl-5">
        {problems.map(({ text, field }) => (
          <li key={text}>{field === null ? text : <PlaceLink to={field}>{text}</PlaceLink>}</li>
        ))}
      </ul>
    </Notice>
  )
}
