/** The separate read of a cycle of reviews: plain SQL, and nothing of the server's code. */
import type Database from 'better-sqlite3'
import type { ReviewScheme } from '~/domain/review/scheme'
import { reading, readEdition, type EditionRows } from '../database'
import type { LogLine } from '../contestLog'

export interface ReviewRow {
  readonly id: string
  readonly studioId: string
  readonly phase: string
  /** As they were when it was invited. */
  readonly star: number
  readonly level: string
  readonly decidedOn: string | null
  readonly total: string | null
  readonly rating: string | null
  readonly certificate: string | null
}

export interface ReviewedStudio {
  readonly id: string
  readonly unitId: string
  readonly zoneCode: string
  readonly star: number
  readonly level: string
  readonly status: string
  readonly rectifyBy: string | null
  readonly barredUntil: string | null
  readonly results: readonly { kind: string; year: number; benefitFen: bigint; adopted: number }[]
  readonly apprenticeships: readonly { startsOn: string; endsOn: string }[]
  /** Its own log. */
  readonly log: readonly LogLine[]
}

export interface ReviewExpertRow {
  readonly personId: string
  readonly unitId: string | null
  readonly zoneCode: string | null
}

/** What a database holds of a cycle and of what it rests on and led to. */
export interface CycleCopy {
  readonly year: number
  readonly scheme: ReviewScheme
  readonly log: readonly LogLine[]
  readonly reviews: readonly ReviewRow[]
  readonly studios: readonly ReviewedStudio[]
  readonly experts: readonly ReviewExpertRow[]
  /** Person by seat. */
  readonly seats: ReadonlyMap<string, string>
  /** The experts' scoring: a contest for each judged stage. */
  readonly panels: EditionRows
  /** Of the latest notice; nothing before there is one. */
  readonly lines: readonly { line: string; detail: string }[]
  /** Every notice of the cycle, with what became of the objections to it. */
  readonly notices: readonly NoticeRow[]
  readonly certificates: readonly CertificateRow[]
}

export interface NoticeRow {
  readonly id: string
  readonly phase: string
  readonly corrects: string | null
  readonly objections: readonly { readonly line: string | null; readonly status: string }[]
}

export interface CertificateRow {
  readonly number: string
  readonly subject: string | null
  readonly revoked: number
  readonly superseded: number
}

/** Reads a cycle. @throws Error when there is none of this id. */
export function readCycle(file: string, cycleId: string): CycleCopy {
  const { panelId, ...rest } = reading(file, (db) => cycleOf(db, cycleId))
  return { ...rest, panels: readEdition(file, panelId) }
}

function cycleOf(db: Database.Database, cycleId: string) {
  const all = <Row>(sql: string, ...values: string[]) =>
    db.prepare<string[], Row>(sql).all(...values)
  const [cycle] = all<{ year: number; scheme: string; panelId: string; noticeId: string | null }>(
    'SELECT year, scheme, panelId, noticeId FROM ReviewCycle WHERE id = ?',
    cycleId,
  )
  if (!cycle) throw new Error(`The database has no cycle ${cycleId}`)
  const { panelId, noticeId } = cycle
  const seats = all<{ id: string; personId: string }>(
    `SELECT s.id, s.personId FROM Seat s JOIN Stage t ON t.id = s.stageId
     JOIN Contest c ON c.id = t.contestId WHERE c.editionId = ?`,
    panelId,
  )
  return {
    panelId,
    year: cycle.year,
    scheme: JSON.parse(cycle.scheme) as ReviewScheme,
    log: logOf(db, `cycle:${cycleId}`),
    reviews: all<ReviewRow>(
      `SELECT id, studioId, phase, star, level, decidedOn, total, rating, certificate FROM Review
       WHERE cycleId = ? ORDER BY id`,
      cycleId,
    ),
    studios: studiosOf(db, cycleId),
    experts: all<ReviewExpertRow>(
      'SELECT personId, unitId, zoneCode FROM ReviewExpert WHERE cycleId = ?',
      cycleId,
    ),
    seats: new Map(seats.map(({ id, personId }) => [id, personId])),
    lines: all<{ line: string; detail: string }>(
      'SELECT line, detail FROM NoticeLine WHERE noticeId = ?',
      noticeId ?? '',
    ),
    notices: all<Omit<NoticeRow, 'objections'>>(
      'SELECT id, phase, corrects FROM Notice WHERE subject = ? ORDER BY publishedAt, id',
      `cycle:${cycleId}`,
    ).map((notice) => ({
      ...notice,
      objections: all<NoticeRow['objections'][number]>(
        'SELECT line, status FROM Objection WHERE noticeId = ?',
        notice.id,
      ),
    })),
    certificates: all<CertificateRow>(
      `SELECT number, subject, revokedAt IS NOT NULL AS revoked,
       supersededAt IS NOT NULL AS superseded FROM Certificate`,
    ),
  }
}

function logOf(db: Database.Database, scope: string): LogLine[] {
  return db
    .prepare<[string], { seq: number; kind: string; payload: string }>(
      'SELECT seq, kind, payload FROM Event WHERE scopeId = ? ORDER BY seq',
    )
    .all(scope)
    .map((line) => ({ ...line, payload: JSON.parse(line.payload) as unknown }))
}

function studiosOf(db: Database.Database, cycleId: string): ReviewedStudio[] {
  const results = db.prepare<[string], { benefit: string } & ReviewedStudio['results'][number]>(
    `SELECT kind, year, CAST(benefitFen AS TEXT) AS benefit, adopted FROM Achievement
     WHERE studioId = ? AND status = 'recorded'`,
  )
  const apprenticeships = db.prepare<[string], ReviewedStudio['apprenticeships'][number]>(
    'SELECT startsOn, endsOn FROM Apprenticeship WHERE studioId = ?',
  )
  return db
    .prepare<[string], Omit<ReviewedStudio, 'results' | 'apprenticeships' | 'log'>>(
      `SELECT id, unitId, zoneCode, star, level, status, rectifyBy, barredUntil FROM Studio
       WHERE id IN (SELECT studioId FROM Review WHERE cycleId = ?)`,
    )
    .all(cycleId)
    .map((studio) => ({
      ...studio,
      results: results
        .all(studio.id)
        .map(({ benefit, ...result }) => ({ ...result, benefitFen: BigInt(benefit) })),
      apprenticeships: apprenticeships.all(studio.id),
      log: logOf(db, `studio:${studio.id}`),
    }))
}
