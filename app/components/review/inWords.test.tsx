import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { describe, expect, it } from 'vitest'
import type { SheetMarks } from '~/domain/contest/sheetMarks'
import type { Figures } from '~/domain/review/formula'
import { proposeRatings } from '~/domain/review/proposeRatings'
import { reviewScore } from '~/domain/review/reviewScore'
import { judgedItems, type Rubric } from '~/domain/review/rubric'
import type { ReviewScheme } from '~/domain/review/scheme'
import { REVIEW_TEMPLATES, STAR_NAMING, YEARLY_REVIEW } from '~/domain/review/templates'
import type { Language } from '~/locales/languages'
import { textsOf } from '~/locales/texts.server'
import { RatingReasons } from './RatingReasons'
import { RubricInWords } from './RubricInWords'
import { ScoreInWords } from './ScoreInWords'

/** What is read on the screen, with a bar between elements. */
function read(element: ReactElement, language: Language = 'zh'): string {
  const markup = renderToStaticMarkup(
    <I18nextProvider i18n={textsOf(language)}>{element}</I18nextProvider>,
  )
  return markup
    .replace(/<[^>]*>/g, '|')
    .replace(/\|+/g, '|')
    .replaceAll('&quot;', '"')
}

const withRubric = (changes: Partial<Rubric>): ReviewScheme => ({
  ...YEARLY_REVIEW,
  rubric: { ...YEARLY_REVIEW.rubric, ...changes },
})

const figures: Figures = {
  achievements: 3,
  converted: 1,
  benefitFen: 60_000_000,
  apprentices: 8,
  highlySkilled: 2,
  hasRoster: 0,
  'kind.patent': 3,
  lateReports: 1,
  accidents: 0,
}

function sheetsOf(rubric: Rubric, levels: readonly number[]): Map<string, SheetMarks[]> {
  return new Map(
    rubric.judging.map(({ key }) => {
      const ids = judgedItems(rubric).flatMap(({ stage, aspect }) =>
        stage === key ? [aspect.id] : [],
      )
      const sheets = levels.map((level, seat) => ({
        seat: `seat-${seat}`,
        marks: new Map(ids.map((id) => [id, level])),
      }))
      return [key, sheets] as const
    }),
  )
}

describe('a scheme in words', () => {
  const text = read(<RubricInWords scheme={YEARLY_REVIEW} />)

  it.each([
    '基础条件（25 分）',
    '创新成果数每满 1 项得 2.5 分，最高 10 分',
    '带徒人数达到 10 人得 10 分，每少 1 人扣 1 分，最低 0 分',
    '经济效益：不足 10 万元得 0 分；满 10 万元得 2.5 分；满 50 万元得 4 分；满 100 万元得 5 分',
    '已转化成果数占创新成果数的比例乘以 5 分，最高 5 分；没有创新成果数时得 0 分',
    '以下各项相加，最低 0 分，最高 10 分：',
    '迟报次数每满 1 扣 1 分，最多扣 3 分',
    '有培养台账（1有0无）：不足 1 得 -2 分；满 1 得 0 分',
    '须附佐证材料',
    '书面评审由专家评分：',
    '全面突出，可作示范|15 分',
    '各部分合计 100 分，总分最低 0 分、最高 100 分',
    '加分，合计最多 5 分|发明专利| |专利数每满 1 项得 2 分，最高 4 分',
    '评为“不合格”',
    '责任事故起数达到 1',
    '未提交自评',
    '同一指标各专家档次相差超过 1 档的，须复议',
    '有效评分不足 2 份的',
    '优秀|85 分以上|升 1 星，最高 5 星',
    '不合格|其余|降 1 星，最低 0 星；限期 3 个月整改',
    '“优秀”不超过参评工作室的 20%，不足一个的舍去',
    '由评审会选定',
    '星级：一星、二星、三星、四星、五星',
    '公示 5 个工作日，自发布次日起算',
  ])('says: %s', (words) => {
    expect(text).toContain(words)
  })

  it('says who has a quota, and from how many points', () => {
    const naming = read(<RubricInWords scheme={STAR_NAMING} />)
    expect(naming).toContain('三星级|参评工作室的 10%，不足一个的舍去，且 85 分以上|命名为市级')
    expect(naming).toContain('不予命名|其余|不作变动')
  })

  it('says that a naming lowers no star, and whom it takes', () => {
    const naming = read(<RubricInWords scheme={STAR_NAMING} />)
    expect(naming).toContain('定为 3 星，原星级更高的不降低')
    expect(naming).toContain('星级：未评星')
    const rerating = { ...STAR_NAMING, kind: 'review' } as const
    expect(read(<RubricInWords scheme={rerating} />)).not.toContain('原星级更高的')
  })

  it.each(REVIEW_TEMPLATES)('has no word missing in English: $template', (scheme) => {
    const english = read(<RubricInWords scheme={scheme} />, 'en')
    expect(english).not.toMatch(/\p{Script=Han}|\{\{|review:\w/u)
  })
})

describe('a score in words', () => {
  const { rubric } = YEARLY_REVIEW
  const score = reviewScore(rubric, figures, sheetsOf(rubric, [3, 2, 2]))
  const text = read(<ScoreInWords scheme={YEARLY_REVIEW} score={score} />)

  it('has every step, from the figures to the total', () => {
    expect(text).toContain('当年成果数量|创新成果数 3 项|')
    expect(text).toContain('|7.5|7.5|')
    // One of three results in use: a third of five points, before and after rounding.
    expect(text).toContain('|≈ 1.6667|≈ 1.6667 → 1.67|')
    expect(text).toContain('带徒人数|带徒人数 8 人|')
    // Seven points for the people trained, two off for the roster.
    expect(text).toContain('其中各项 7 − 2，合计 5')
    expect(text).toContain('场地与设备|15|12|12|13|13|')
    expect(text).toContain('制度与计划|10|8|8|≈ 8.6667|8.67|')
    expect(text).toContain('书面评审合计|21.67|')
    expect(text).toContain('扣分|-1|')
  })

  it('ends in the total that was computed', () => {
    if (score.kind !== 'complete') throw new Error('Incomplete')
    // 7.5 + 1.67 + 4 + 8 + 5, the experts 13 + 8.67 + 13 + 17.33, and 4 - 1.
    expect(text).toMatch(/加减后\|81\.17\|总分\|81\.17\|$/)
  })

  it('says where a bonus was capped and a total held or raised', () => {
    const capped = withRubric({ bonus: { ...rubric.bonus, cap: 300 }, ceiling: 7000 })
    const held = reviewScore(capped.rubric, figures, sheetsOf(rubric, [3, 2, 2]))
    const words = read(<ScoreInWords scheme={capped} score={held} />)
    expect(words).toContain('加分（按 4 分申报，最多 3 分）|3|')
    expect(words).toContain('按最高分 70 分计|70|总分|70|')
    const raised = withRubric({ floor: 9000 })
    const low = reviewScore(raised.rubric, figures, sheetsOf(rubric, [0, 0, 0]))
    expect(read(<ScoreInWords scheme={raised} score={low} />)).toContain('按最低分 90 分计|90|')
  })

  it('strikes dropped marks, and says which they are', () => {
    const trimmed = withRubric({
      judging: rubric.judging.map((one) => ({
        ...one,
        combination: { ...one.combination, method: 'trimmedMean', dropHigh: 1, minKept: 1 },
      })),
    })
    const result = reviewScore(trimmed.rubric, figures, sheetsOf(trimmed.rubric, [3, 2, 1]))
    const markup = renderToStaticMarkup(
      <I18nextProvider i18n={textsOf('zh')}>
        <ScoreInWords scheme={trimmed} score={result} />
      </I18nextProvider>,
    )
    expect(markup).toMatch(/<s [^>]*>15<\/s><span class="sr-only"> 去掉的最高分/)
  })

  it('names what is missing instead of counting it as zero', () => {
    const gaps = reviewScore(rubric, { ...figures, accidents: undefined as never }, new Map())
    const words = read(<ScoreInWords scheme={YEARLY_REVIEW} score={gaps} />)
    expect(words).toContain('缺数据：责任事故起数')
    expect(words).toContain('实地考察“场地与设备”：有效评分 0 份，至少 2 份')
    expect(words).not.toContain('总分|')
  })

  it('names the veto', () => {
    const vetoed = reviewScore(rubric, { ...figures, accidents: 1 }, sheetsOf(rubric, [3, 3, 3]))
    const words = read(<ScoreInWords scheme={YEARLY_REVIEW} score={vetoed} />)
    expect(words).toContain('一票否决|发生安全生产责任事故')
  })
})

describe('the reasons of a rating', () => {
  const total = (n: bigint) => ({ n, d: 1n })

  it('are in words, whatever they are', () => {
    const studios = [90n, 90n, 88n, 70n, 10n].map((points, index) => ({
      studioId: `s${index}`,
      total: total(points),
      vetoes: index === 4 ? ['accident', 'notFiled'] : [],
    }))
    const texts = proposeRatings(YEARLY_REVIEW, studios).map(({ reasons }) =>
      read(<RatingReasons scheme={YEARLY_REVIEW} reasons={reasons} />),
    )
    expect(texts).toEqual([
      '|达到分数线 85 分|“优秀”余 1 个名额，同分 2 个，由评审会选定|',
      '|达到分数线 85 分|“优秀”余 1 个名额，同分 2 个，由评审会选定|',
      '|达到分数线 85 分|最高等次限 1 个，排第 3 名，按下一等次|',
      '|达到分数线 60 分|',
      '|一票否决：发生安全生产责任事故、未提交自评|',
    ])
  })

  it('name the place in a quota', () => {
    const studios = Array.from({ length: 10 }, (_, index) => ({
      studioId: `s${index}`,
      total: total(BigInt(95 - 5 * index)),
      vetoes: [],
    }))
    const proposals = proposeRatings(STAR_NAMING, studios)
    const first = proposals.at(0)?.reasons ?? []
    const last = proposals.at(-1)?.reasons ?? []
    expect(read(<RatingReasons scheme={STAR_NAMING} reasons={first} />)).toBe(
      '|“三星级”名额 1 个，排第 1 名|',
    )
    expect(read(<RatingReasons scheme={STAR_NAMING} reasons={last} />)).toBe(
      '|未达到以上等次的条件|',
    )
  })
})
