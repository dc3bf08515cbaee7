import { useTranslation } from 'react-i18next'
import { LinkButton } from '~/components/Button'
import { Card } from '~/components/Card'
import { REVIEW_TEMPLATES } from '~/domain/review/templates'
import { usePick } from '~/locales/useLanguage'

/** The templates that a cycle can be opened from. */
export function TemplateChoice() {
  const { t } = useTranslation('review')
  const pick = usePick()
  return (
    <section aria-label={t('open.choose')}>
      <h2 className="mb-3 text-lg font-bold">{t('open.choose')}</h2>
      <ul className="grid gap-4 md:grid-cols-3">
        {REVIEW_TEMPLATES.map(({ template, title, kind, ratings, stages }) => (
          <li key={template}>
            <Card title={pick(title)}>
              <p>{t(`kind.${kind}`)}</p>
              <p className="text-muted-strong">
                {ratings.map((rating) => pick(rating.title)).join(t('comma'))}
              </p>
              <p className="mb-3 text-muted">
                {stages.map(({ key }) => t(`stage.${key}`)).join(' → ')}
              </p>
              <LinkButton to={`/office/cycles/new?template=${template}`}>
                {t('open.use')}
              </LinkButton>
            </Card>
          </li>
        ))}
      </ul>
    </section>
  )
}
