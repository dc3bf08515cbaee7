/**
 * The separate read of the database: a connection of its own that cannot write, plain SQL, and
 * nothing of the server's code between the file and the check.
 */
import Database from 'better-sqlite3'
import type { RuleSet } from '~/domain/contest/ruleSet'
import type { StoredEvent } from '~/domain/log/chain'
import type { LogLine } from './contestLog'

export interface LogRow {
  readonly scope: string
  readonly lastSeq: number
  readonly headHash: string
  readonly events: readonly StoredEvent[]
}

export interface MarkRow {
  readonly sheetId: string
  readonly aspectId: string
  readonly value: number
  readonly opId: string
  readonly seq: number
}

export interface HeldRow {
  readonly id: string
  readonly contestId: string
  readonly opId: string
  readonly decision: string | null
}

export interface SheetRow {
  readonly id: string
  readonly stageId: string
  readonly seatId: string
  readonly codeId: string
  readonly status: string
  readonly excused: string | null
}

export interface EntrantRow {
  readonly codeId: string
  readonly stageId: string
  readonly status: string
  readonly entryId: string | null
}

export interface ContestRows {
  readonly id: string
  readonly slug: string
  readonly ruleSet: RuleSet
  readonly entries: readonly { id: string; status: string }[]
  readonly stages: readonly { id: string; key: string; phase: string; identity: string }[]
  readonly entrants: readonly EntrantRow[]
  readonly sheets: readonly SheetRow[]
  /** The contest's own log. */
  readonly log: readonly LogLine[]
}

/** What the boards of an edition rest on. */
export interface EditionRows {
  readonly contests: readonly ContestRows[]
  readonly marks: readonly MarkRow[]
}

/** What a database holds of an edition, and every log in it. */
export interface DatabaseCopy extends EditionRows {
  readonly logs: readonly LogRow[]
  readonly held: readonly HeldRow[]
}

const IN_EDITION = 'IN (SELECT id FROM Contest WHERE editionId = ?)'

/** Reads an edition's rows and all logs, at one moment. */
export function readDatabase(file: string, editionId: string): DatabaseCopy {
  return reading(file, (db) => ({
    ...rowsOf(db, editionId),
    logs: readLogs(db),
    held: db
      .prepare<[string], HeldRow>(
        `SELECT id, contestId, opId, decision FROM HeldOp WHERE contestId ${IN_EDITION}`,
      )
      .all(editionId),
  }))
}

/** Reads what the boards of an edition rest on, at one moment. */
export function readEdition(file: string, editionId: string): EditionRows {
  return reading(file, (db) => rowsOf(db, editionId))
}

function rowsOf(db: Database.Database, editionId: string): EditionRows {
  const contests = db
    .prepare<[string], { id: string; slug: string }>(
      'SELECT id, slug FROM Contest WHERE editionId = ? ORDER BY id',
    )
    .all(editionId)
  return {
    contests: contests.map((contest) => readContest(db, contest)),
    marks: db
      .prepare<[string], MarkRow>(
        `SELECT m.sheetId, m.aspectId, m.value, m.opId, m.seq FROM Mark m
         JOIN Sheet s ON s.id = m.sheetId JOIN Stage t ON t.id = s.stageId
         WHERE t.contestId ${IN_EDITION}`,
      )
      .all(editionId),
  }
}

/** What is still there of an edition that was deleted whole: the tables that hold something. */
export function leftovers(file: string, editionId: string, contestIds: readonly string[]) {
  return reading(file, (db) => {
    const ids = JSON.stringify(contestIds)
    const listed = '(SELECT value FROM json_each(?))'
    const ofContest = (table: string): [string, string, string] => [
      table,
      `SELECT count(*) AS n FROM "${table}" WHERE contestId IN ${listed}`,
      ids,
    ]
    const queries: [string, string, string][] = [
      ['Edition', 'SELECT count(*) AS n FROM Edition WHERE id = ?', editionId],
      ['Zone', 'SELECT count(*) AS n FROM Zone WHERE editionId = ?', editionId],
      ['Contest', 'SELECT count(*) AS n FROM Contest WHERE editionId = ?', editionId],
      ...['Stage', 'Entry', 'Judge', 'HeldOp', 'Grant', 'RuleSetVersion'].map(ofContest),
      [
        'Event',
        `SELECT count(*) AS n FROM Event, json_each(?) AS c
         WHERE scopeId IN ('contest:' || c.value, 'coding:' || c.value)`,
        ids,
      ],
      ['Event', "SELECT count(*) AS n FROM Event WHERE scopeId = 'edition:' || ?", editionId],
    ]
    return queries
      .filter(([, sql, value]) => (db.prepare<[string], { n: number }>(sql).get(value)?.n ?? 0) > 0)
      .map(([table]) => table)
  })
}

/** Reads at one moment, by a connection that cannot write. */
export function reading<T>(file: string, work: (db: Database.Database) => T): T {
  const db = new Database(file, { readonly: true, fileMustExist: true })
  try {
    return db.transaction(() => work(db))()
  } finally {
    db.close()
  }
}

function readLogs(db: Database.Database): LogRow[] {
  const events = db.prepare<[string], Record<string, unknown>>(
    'SELECT * FROM Event WHERE scopeId = ? ORDER BY seq',
  )
  return db
    .prepare<[], { scope: string; lastSeq: number; headHash: string }>(
      'SELECT id AS scope, lastSeq, headHash FROM Scope ORDER BY id',
    )
    .all()
    .map((log) => ({ ...log, events: events.all(log.scope).map(eventOf) }))
}

function eventOf(row: Record<string, unknown>): StoredEvent {
  const { scopeId, salt, payload, receivedAt, ...rest } = row
  return {
    ...rest,
    scope: scopeId,
    saltHex: salt,
    payload: typeof payload === 'string' ? JSON.parse(payload) : null,
    receivedAt: new Date(receivedAt as string | number).toISOString(),
  } as StoredEvent
}

function readContest(db: Database.Database, { id, slug }: { id: string; slug: string }) {
  const all = <Row>(sql: string) => db.prepare<[string], Row>(sql).all(id)
  const rules = all<{ rules: string }>(
    'SELECT rules FROM RuleSetVersion WHERE contestId = ? ORDER BY version DESC LIMIT 1',
  )[0]
  if (!rules) throw new Error(`Contest ${slug} has no rule set`)
  const inStages = 'stageId IN (SELECT id FROM Stage WHERE contestId = ?)'
  return {
    id,
    slug,
    ruleSet: JSON.parse(rules.rules) as RuleSet,
    entries: all<{ id: string; status: string }>(
      `SELECT id, status FROM Entry WHERE contestId = ?
       AND status IN ('approved', 'withdrawn', 'disqualified')`,
    ),
    stages: all<ContestRows['stages'][number]>(
      'SELECT id, key, phase, identity FROM Stage WHERE contestId = ? ORDER BY ordinal',
    ),
    entrants: all<EntrantRow>(
      `SELECT codeId, stageId, status, entryId FROM Entrant WHERE ${inStages}`,
    ),
    sheets: all<SheetRow>(
      `SELECT id, stageId, seatId, codeId, status, excused FROM Sheet WHERE ${inStages}`,
    ),
    log: db
      .prepare<[string], { seq: number; kind: string; payload: string }>(
        'SELECT seq, kind, payload FROM Event WHERE scopeId = ? ORDER BY seq',
      )
      .all(`contest:${id}`)
      .map((line) => ({ ...line, payload: JSON.parse(line.payload) as unknown })),
  }
}
