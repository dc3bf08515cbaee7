import { useTranslation } from 'react-i18next'
import { Card } from '~/components/Card'
import { ScopeFields } from '../SchemeParts'
import { DeclaredCard, ExpertsCard, StagesCard } from './CourseCards'
import { FieldAt, type Editing } from './Editing'
import { ExtrasCard, VetoesCard } from './ExtrasCard'
import { RatingsCard } from './RatingsCard'
import { RubricCard } from './RubricCard'

/** Every field of a template, in the order in which a scheme is thought out. */
export function EditorFields({ editing }: { editing: Editing }) {
  const { t } = useTranslation('review')
  return (
    <>
      <Card title={t('open.name')}>
        <p className="mb-3 text-muted">{t('open.nameHint')}</p>
        <div className="grid gap-3 md:grid-cols-2">
          <FieldAt editing={editing} path={['title', 'zh']} />
          <FieldAt editing={editing} path={['title', 'en']} />
        </div>
      </Card>
      <ScopeFields opening={editing} />
      <StagesCard editing={editing} />
      <DeclaredCard editing={editing} />
      <RubricCard editing={editing} />
      <ExtrasCard editing={editing} />
      <VetoesCard editing={editing} />
      <RatingsCard editing={editing} />
      <ExpertsCard editing={editing} />
    </>
  )
}
