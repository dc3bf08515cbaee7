import path from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import en from './en'
import type { Language } from './languages'
import { inReviewWords } from './reviewWords'
import { matches, sources, textsByKey, usesOf, visit } from './testing/uses'
import { textsOf } from './texts.server'
import zh from './zh'

/** Where studios under review are scored and shown. */
const SCREENS = [
  /^app\/routes\/chief\/(?!contests)/,
  /^app\/routes\/judging\/(tablet\.tsx$|tablet\/)/,
  /^app\/components\/hall\//,
  /^app\/routes\/public\/(display|contest[\w-]*)\.tsx$/,
]
/** The frame of all pages, whose menu leads to contests as well, is not a panel's. */
const FRAME = /^app\/components\/(Office|Public|Form|Board)Shell\.tsx$|\/BoardShell\.tsx$/

/** Texts, or groups of them, that no panel comes to, and why. */
const NEVER: Readonly<Record<string, string>> = {
  'tablet:check.title': 'a studio is confirmed by its name (StudioCheck)',
  'tablet:check.where': 'a studio is confirmed by its name (StudioCheck)',
  'tablet:check.differs': 'a studio is confirmed by its name (StudioCheck)',
  'tablet:check.whatToDo': 'a studio is confirmed by its name (StudioCheck)',
  'tablet:check.notSame': 'a studio is confirmed by its name (StudioCheck)',
  'tablet:sheet.station': 'shown without a dossier only',
  'tablet:closed.noSeat.next': 'on a device without a seat nobody knows for what; it names both',
  'chief:none.': 'the list of a chief judge’s contests',
  'chief:backToContests': 'stands under notDrawn',
  'chief:notDrawn.title': 'a panel is drawn when it is made',
  'chief:notDrawn.text': 'a panel is drawn when it is made',
  'chief:seat.showCode': 'the seats of a panel are their experts’ own',
  'board:hall.station': 'shown without a name only',
  'board:hall.zonePoints': 'no studio scores for its zone',
  'board:hall.blindZones': 'no studio scores for its zone',
  'board:zones.': 'no studio scores for its zone',
  'board:soFar': 'a panel’s score is called by its stage (ToCome)',
  'board:overall': 'a panel’s score is called by its stage (ToCome)',
  'board:total': 'a panel’s score is called by its stage (HallRows)',
  'board:contests': 'the home page',
  'board:home.': 'the home page',
  'board:apprenticeships.note': 'follows from a contest’s winners',
  'board:mine.blind': 'a contestant’s own result',
  'board:mine.entry': 'a contestant’s own result',
  'board:phase.notYetOpen': 'nobody registers for a panel',
  'board:phase.registration': 'nobody registers for a panel',
  'board:phase.closed': 'nobody registers for a panel',
}

/** Words of contests. A panel has no total either: its score is one part of the review's. */
const CONTEST: Readonly<Record<Language, RegExp>> = {
  zh: /选手|出场|赛位|工位|参赛|裁判|竞赛|赛项|比赛|执裁|抽签|加密(?!连接)|解密|解码|缺赛|缺考|弃权|检录|封榜|报名|总分/,
  en: /\b(entrants?|contestants?|contests?|competitions?|judges?|judged|stations?|entry|entries|drawing|drawn|decoded?|decoding|blind|totals?)\b/i,
}

const isOf = (key: string, never: string) =>
  never.endsWith('.') ? key.startsWith(never) : key === never

const files = new Map(sources().map((source) => [source.fileName, source]))

/** The screens with the components that they show. */
function shownFiles(): ts.SourceFile[] {
  const seen = new Set<string>()
  const queue = [...files.keys()].filter((file) => SCREENS.some((screen) => screen.test(file)))
  for (const file of queue) {
    const source = files.get(file)
    if (!source || seen.has(file) || FRAME.test(file)) continue
    seen.add(file)
    visit(source, (node) => {
      if (!ts.isImportDeclaration(node) || !ts.isStringLiteral(node.moduleSpecifier)) return
      if (node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword) return
      const { text } = node.moduleSpecifier
      const target = text.startsWith('~/')
        ? `app/${text.slice(2)}`
        : path.posix.join(path.posix.dirname(file), text)
      if (!/^app\/(components|routes|tablet)\//.test(target)) return
      queue.push(...[`${target}.ts`, `${target}.tsx`].filter((one) => files.has(one)))
    })
  }
  return [...seen].flatMap((file) => files.get(file) ?? [])
}

const patterns = [
  ...new Set(
    shownFiles()
      .flatMap(usesOf)
      .flatMap((use) => use.patterns),
  ),
]
const shown = [...textsByKey(zh).keys()].filter((key) => patterns.some((p) => matches(p, key)))

describe.each<[Language, object]>([
  ['zh', zh],
  ['en', en],
])('the words of reviews, in %s', (language, resources) => {
  const texts = textsOf(language)
  const ofReviews = inReviewWords(texts)
  const inWords = textsByKey(ofReviews.getDataByLanguage(language) ?? {})

  it('are on every screen of a panel: no text of it speaks of contests', () => {
    expect(shown.length).toBeGreaterThan(300)
    const wrong = shown
      .filter((key) => !Object.keys(NEVER).some((never) => isOf(key, never)))
      .map((key) => [key, (inWords.get(key) ?? '').replaceAll(/{{[^}]*}}/g, '')] as const)
      .filter(([, text]) => CONTEST[language].test(text))
    expect(wrong).toEqual([])
  })

  it('replace texts that there are, and fill in nothing else', () => {
    const holes = (text = '') => [...new Set(text.match(/{{\s*\w+/g))]
    const all = textsByKey(resources)
    const own = [...all].filter(([key]) => key.startsWith('panel:'))
    expect(own.length).toBeGreaterThan(80)
    for (const [key, text] of own) {
      const replaced = key.replace('panel:', '').replace('.', ':')
      expect(all.has(replaced), replaced).toBe(true)
      expect(holes(all.get(replaced)), replaced).toEqual(expect.arrayContaining(holes(text)))
    }
  })

  it('leave all other texts as they are, and a contest’s own', () => {
    expect(ofReviews.t('chief:matrix.spread')).toBe(texts.t('chief:matrix.spread'))
    expect(texts.t('tablet:list.title')).toBe(language === 'zh' ? '我的选手' : 'My entrants')
    expect(ofReviews.t('tablet:list.title')).toBe(language === 'zh' ? '我评的工作室' : 'My studios')
  })

  it('leave out only texts that there are', () => {
    for (const never of Object.keys(NEVER)) {
      expect(
        shown.some((key) => isOf(key, never)),
        never,
      ).toBe(true)
    }
  })
})
