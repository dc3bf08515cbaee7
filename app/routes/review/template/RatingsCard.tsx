import { useTranslation } from 'react-i18next'
import { Card } from '~/components/Card'
import { consequenceText } from '~/components/review/schemeTexts'
import type { Rating } from '~/domain/review/scheme'
import { usePick } from '~/locales/useLanguage'
import { PartProblems } from '../SchemeInput'
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

/** Ratings, the best first: what each needs and what it leads to; quotas, and the cap. */
export function RatingsCard({ editing }: { editing: Editing }) {
  const { t } = useTranslation(['template', 'review'])
  const { ratings, rule, cap } = editing.template
  const other = rule.by === 'thresholds' ? 'quotas' : 'thresholds'
  return (
    <Card title={t('review:rating.title')}>
      <div id="rule" className="scroll-mt-4">
        <PartProblems opening={editing} part="rule" isAnchor={false} />
        <p className="flex flex-wrap items-center gap-x-2 text-muted-strong">
          {t(`rule.${rule.by}`)}
          <ActButton act={{ do: 'set', at: ['rule'], kind: other }}>{t(`act.${other}`)}</ActButton>
        </p>
      </div>
      <div id="ratings" className="scroll-mt-4">
        <PartProblems opening={editing} part="ratings" isAnchor={false} />
        {ratings.map((rating, at) => (
          <RatingPart key={rating.key} editing={editing} rating={rating} at={at} />
        ))}
        <ActButton act={{ do: 'add', to: ['ratings'] }}>{t('act.addRating')}</ActButton>
      </div>
      <div id="cap" className="scroll-mt-4 border-t border-line pt-3">
        <PartProblems opening={editing} part="cap" isAnchor={false} />
        <Row>
          <Inside opening={editing} path={['cap']} />
          <FieldAt editing={editing} path={['atCut']} />
        </Row>
        {(cap !== null || rule.by === 'thresholds') && (
          <ActButton act={{ do: 'set', at: ['cap'], kind: cap === null ? 'share' : 'none' }}>
            {t(cap === null ? 'act.cap' : 'act.noCap')}
          </ActButton>
        )}
      </div>
    </Card>
  )
}

function RatingPart({ editing, rating, at }: { editing: Editing; rating: Rating; at: number }) {
  const { t } = useTranslation(['template', 'review'])
  const pick = usePick()
  const path = ['ratings', at]
  const { rule } = editing.template
  const line = ['rule', rule.by === 'thresholds' ? 'atLeast' : 'quotas', at]
  const title = pick(rating.title)
  const texts = rating.consequences.map((one) => consequenceText(one, t, editing.template.kind))
  const facts = texts.length === 0 ? t('review:consequence.none') : texts.join(t('review:comma'))
  return (
    <Part editing={editing} path={path} also={line} title={title} facts={facts}>
      <div className="grid gap-3 md:grid-cols-2">
        <TitleFields editing={editing} path={path} />
        <FieldAt editing={editing} path={[...path, 'published']} />
      </div>
      <Row>
        <Inside opening={editing} path={line} />
      </Row>
      <ul>
        {rating.consequences.map((consequence, index) => {
          const to = [...path, 'consequences', index]
          const name = t(`consequence.${consequence.do}`)
          return (
            <li key={consequence.do} className="flex flex-wrap items-end gap-3 py-1">
              <span className="min-h-11 w-28 content-center font-medium">{name}</span>
              <div className="grow">
                <Row>
                  <Inside opening={editing} path={to} />
                </Row>
              </div>
              <ListButtons editing={editing} path={to} title={name} />
            </li>
          )
        })}
      </ul>
      <div className="max-w-md">
        <KindSelect editing={editing} path={[...path, 'consequences']} what="consequence" />
      </div>
      <ListButtons editing={editing} path={path} title={title} />
    </Part>
  )
}
