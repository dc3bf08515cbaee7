import { shortcomings, type CommonFigures, type Figures } from './figures'
import { reviewShortcomings, type ReviewFigures } from './review/figures'
import type { ReviewResult } from './review/run'
import type { Result } from './run'

const MOST_FINDINGS = 20

const TEXTS = {
  zh: {
    passed: '演练通过：没有丢失、重复、错误或过期。',
    failed: '演练未通过：',
    size: (f: Figures) =>
      `${f.contests} 项竞赛，每项 ${f.entries} 名选手、${f.judges} 名裁判；${f.viewers} 名观众；服务器强制终止 ${f.kills} 次`,
    reviewSize: (f: ReviewFigures) =>
      `一轮年度复核：${f.studios} 个创新工作室，${f.experts} 名专家；服务器强制终止 ${f.kills} 次`,
    ratings: (f: ReviewFigures) =>
      `评定：从库中评分重新推算 ${f.ratingsChecked} 个，不符 ${f.ratingMismatches}；日志链断裂 ${f.chainBroken}`,
    marks: (f: CommonFigures) =>
      `评分：发出 ${f.marksSent}，确认 ${f.marksAcked}，库中核到 ${f.marksStored}；丢失 ${f.lost}，重复 ${f.duplicated}`,
    boards: (f: Figures) =>
      `排行榜：核对 ${f.boardsChecked} 块，不符 ${f.boardMismatches}；过期屏幕 ${f.staleScreens}；日志链断裂 ${f.chainBroken}`,
    ack: '评分发出到确认',
    screen: '提交到屏幕显示',
    outages: '（含断网与服务器重启的时间）',
    seconds: (f: CommonFigures) => `用时 ${f.seconds} 秒`,
    more: (n: number) => `……另有 ${n} 处`,
    progress: '评分',
    kills: '终止',
    kept: '演练数据保留在',
  },
  en: {
    passed: 'The rehearsal passed: nothing lost, duplicated, wrong or stale.',
    failed: 'The rehearsal failed:',
    size: (f: Figures) =>
      `${f.contests} contests with ${f.entries} entries and ${f.judges} judges each; ${f.viewers} viewers; the server was killed ${f.kills} times`,
    reviewSize: (f: ReviewFigures) =>
      `A cycle of reviews: ${f.studios} studios, ${f.experts} experts; the server was killed ${f.kills} times`,
    ratings: (f: ReviewFigures) =>
      `Ratings: ${f.ratingsChecked} recomputed from the stored marks, ${f.ratingMismatches} wrong; ${f.chainBroken} broken logs`,
    marks: (f: CommonFigures) =>
      `Marks: ${f.marksSent} sent, ${f.marksAcked} acknowledged, ${f.marksStored} found stored; ${f.lost} lost, ${f.duplicated} duplicated`,
    boards: (f: Figures) =>
      `Boards: ${f.boardsChecked} checked, ${f.boardMismatches} wrong; ${f.staleScreens} stale screens; ${f.chainBroken} broken logs`,
    ack: 'Mark sent to acknowledged',
    screen: 'Submit to screen',
    outages: '(lost connections and restarts of the server included)',
    seconds: (f: CommonFigures) => `Took ${f.seconds} s`,
    more: (n: number) => `... and ${n} more`,
    progress: 'Scoring',
    kills: 'kills',
    kept: 'The data of the rehearsal are kept in',
  },
}

type Texts = (typeof TEXTS)['zh']

/** The texts for a person with this `LANG`; Chinese when it does not say. */
export function textsFor(lang: string | undefined): Texts {
  return lang && !/^zh|^C(\.|$)|^POSIX/i.test(lang) ? TEXTS.en : TEXTS.zh
}

/** A readable summary of rehearsed contests: figures, then what was wrong. */
export function summary({ figures, findings }: Result, kills: number, texts: Texts): string {
  return report(texts, findings, shortcomings(figures, { kills }), [
    texts.size(figures),
    texts.marks(figures),
    texts.boards(figures),
    ...times(texts, texts.ack, figures.ackMs),
    ...times(texts, texts.screen, figures.screenMs),
    texts.seconds(figures),
  ])
}

/** A readable summary of a rehearsed cycle of reviews. */
export function reviewSummary(
  { figures, findings }: ReviewResult,
  kills: number,
  texts: Texts,
): string {
  return report(texts, findings, reviewShortcomings(figures, { kills }), [
    texts.reviewSize(figures),
    texts.marks(figures),
    texts.ratings(figures),
    ...times(texts, texts.ack, figures.ackMs),
    texts.seconds(figures),
  ])
}

function times({ outages }: Texts, name: string, ms: Figures['ackMs']): string[] {
  return ms ? [`${name}: p50 ${ms.p50} ms, p95 ${ms.p95} ms, p99 ${ms.p99} ms ${outages}`] : []
}

function report(
  texts: Texts,
  findings: readonly string[],
  reasons: readonly string[],
  lines: readonly string[],
): string {
  const passed = reasons.length === 0 && findings.length === 0
  const more = findings.length - MOST_FINDINGS
  return [
    ...lines,
    '',
    passed ? texts.passed : texts.failed,
    ...(passed ? [] : reasons.map((reason) => `  ${reason}`)),
    ...findings.slice(0, MOST_FINDINGS).map((finding) => `  - ${finding}`),
    ...(more > 0 ? [`  ${texts.more(more)}`] : []),
  ].join('\n')
}

/** One line that shows how far it is. */
export function progressLine(share: number, marks: number, kills: number, texts: Texts): string {
  const width = 30
  const done = Math.round(share * width)
  const bar = '█'.repeat(done) + '░'.repeat(width - done)
  return `${texts.progress} ${bar} ${Math.round(share * 100)}%  ${marks}  ${texts.kills} ${kills}`
}
