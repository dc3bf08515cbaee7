import { useTranslation } from 'react-i18next'
import { Card } from '~/components/Card'
import { combinationText } from '~/components/rules/describe'
import { FIXED_STAGES, REVIEW_STAGES } from '~/domain/review/scheme'
import { usePick } from '~/locales/useLanguage'
import { stageBox } from '~/protocol/typedScheme'
import { PartProblems, TickBox } from '../SchemeInput'
import { Inside, Row } from '../SchemeParts'
import {
  ActButton,
  FieldAt,
  KindSelect,
  ListButtons,
  Part,
  TitleFields,
  type Editing,
} from './Editing'

/** Which stages there are. Their days are set when a cycle is opened. */
export function StagesCard({ editing }: { editing: Editing }) {
  const { t } = useTranslation(['template', 'review'])
  return (
    <Card title={t('review:stages.title')}>
      <div id="stages" className="scroll-mt-4">
        <PartProblems opening={editing} part="stages" isAnchor={false} />
        <p className="text-sm text-muted">{t('stagesHint')}</p>
        {REVIEW_STAGES.map((key) =>
          FIXED_STAGES.includes(key) ? (
            <span key={key} className="inline-flex min-h-11 items-center pr-4 text-muted-strong">
              <span aria-hidden="true" className="mr-2">
                ✓
              </span>
              {t(`review:stage.${key}`)}
            </span>
          ) : (
            <TickBox
              key={key}
              opening={editing}
              name={stageBox(key)}
              label={t(`review:stage.${key}`)}
            />
          ),
        )}
        <ActButton act={{ do: 'keep', at: 'stages' }} label={t('act.applyStages')}>
          {t('act.apply')}
        </ActButton>
      </div>
    </Card>
  )
}

/** Figures that are not in the register: the lead declares them. */
export function DeclaredCard({ editing }: { editing: Editing }) {
  const { t } = useTranslation('template')
  const pick = usePick()
  return (
    <Card title={t('declared')}>
      <div id="declared" className="scroll-mt-4">
        <p className="mb-2 text-sm text-muted">{t('declaredHint')}</p>
        <PartProblems opening={editing} part="declared" isAnchor={false} />
        {editing.template.declared.map(({ key, title }, at) => (
          <fieldset
            key={key}
            id={`declared-${key}`}
            className="flex min-w-0 scroll-mt-4 flex-wrap items-start gap-3 border-t border-line py-2"
          >
            <legend className="sr-only">{pick(title)}</legend>
            <div className="grid min-w-56 grow gap-3 md:grid-cols-3">
              <TitleFields editing={editing} path={['declared', at]} />
              <FieldAt editing={editing} path={['declared', at, 'max']} />
            </div>
            <div className="flex justify-end self-end md:w-52">
              <ListButtons editing={editing} path={['declared', at]} title={pick(title)} />
            </div>
          </fieldset>
        ))}
        <ActButton act={{ do: 'add', to: ['declared'] }}>{t('act.addDeclared')}</ActButton>
      </div>
    </Card>
  )
}

/** The experts, how their marks are combined in each stage that they score in, and the notice. */
export function ExpertsCard({ editing }: { editing: Editing }) {
  const { t } = useTranslation('review')
  const { t: tBoard } = useTranslation('board')
  const pick = usePick()
  return (
    <Card title={t('open.experts')}>
      <div id="experts" className="scroll-mt-4">
        <PartProblems opening={editing} part="experts" isAnchor={false} />
        <Row>
          <Inside opening={editing} path={['experts']} />
        </Row>
      </div>
      <div id="rubric-judging" className="mt-3 scroll-mt-4">
        <PartProblems opening={editing} part="rubric-judging" isAnchor={false} />
        {editing.template.rubric.judging.map(({ key, title, combination }, at) => {
          const path = ['rubric', 'judging', at]
          const text = combinationText(combination, tBoard)
          return (
            <Part key={key} editing={editing} path={path} title={pick(title)} facts={text}>
              <div className="grid items-end gap-3 md:grid-cols-2">
                <TitleFields editing={editing} path={path} />
                <KindSelect editing={editing} path={[...path, 'combination']} what="method" />
                <KindSelect editing={editing} path={[...path, 'deviations']} what="range" />
              </div>
              <Row>
                <Inside opening={editing} path={[...path, 'combination']} />
                <Inside opening={editing} path={[...path, 'deviations']} />
              </Row>
            </Part>
          )
        })}
      </div>
      <div id="notice" className="mt-3 scroll-mt-4">
        <PartProblems opening={editing} part="notice" isAnchor={false} />
        <Row>
          <Inside opening={editing} path={['notice']} />
        </Row>
        <Row>
          <Inside opening={editing} path={['answerIn']} />
        </Row>
      </div>
    </Card>
  )
}
