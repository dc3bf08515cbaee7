import Database from 'better-sqlite3'
import { verifyNext, GENESIS, type ChainHead, type StoredEvent } from '~/domain/log/chain'
import { BackupError } from './backupError'

interface ScopeRow {
  id: string
  lastSeq: number
  headHash: string
}

interface EventRow extends Omit<StoredEvent, 'scope' | 'saltHex' | 'payload'> {
  scopeId: string
  salt: string | null
  payload: string | null
}

/** Where a log stands. */
export interface LogHead {
  scope: string
  seq: number
  hash: string
}

/**
 * Checks a database that nobody writes to: its pages, its references, and the hash chain of every
 * log from the first event to the head that the log's row names.
 *
 * @throws BackupError `damaged` that names the first fault
 */
export function checkDatabase(file: string): LogHead[] {
  const db = new Database(file, { readonly: true, fileMustExist: true })
  try {
    const integrity = db.pragma('integrity_check', { simple: true })
    if (integrity !== 'ok') throw damaged(file, `its pages are broken (${String(integrity)})`)
    const references = db.pragma('foreign_key_check') as unknown[]
    if (references.length > 0) throw damaged(file, `${references.length} references are broken`)
    const scopes = db
      .prepare<[], ScopeRow>('SELECT "id", "lastSeq", "headHash" FROM "Scope" ORDER BY "id"')
      .all()
    return scopes.map((scope) => checkLog(db, file, scope))
  } catch (error) {
    if (error instanceof BackupError || !(error instanceof Database.SqliteError)) throw error
    throw damaged(file, error.message)
  } finally {
    db.close()
  }
}

function checkLog(db: Database.Database, file: string, scope: ScopeRow): LogHead {
  const rows = db
    .prepare<[string], EventRow>('SELECT * FROM "Event" WHERE "scopeId" = ? ORDER BY "seq"')
    .iterate(scope.id)
  let head: ChainHead = GENESIS
  for (const row of rows) {
    const next = verifyNext(head, toStored(row))
    if (!next.ok) {
      throw damaged(file, `log ${scope.id} breaks at event ${next.seq} (${next.problem})`)
    }
    head = next.head
  }
  const { seq, hash } = head
  if (seq !== scope.lastSeq || hash !== scope.headHash) {
    throw damaged(file, `log ${scope.id} ends at event ${seq}, not at ${scope.lastSeq}`)
  }
  return { scope: scope.id, seq, hash }
}

function toStored({ scopeId, salt, payload, receivedAt, ...event }: EventRow): StoredEvent {
  return {
    ...event,
    scope: scopeId,
    receivedAt: new Date(receivedAt).toISOString(),
    saltHex: salt,
    payload: payload === null ? null : (JSON.parse(payload) as unknown),
  }
}

function damaged(file: string, what: string): BackupError {
  return new BackupError('damaged', `${file}: ${what}.`)
}
