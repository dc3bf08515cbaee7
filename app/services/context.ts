import type { PrismaClient } from '../../prisma/generated/client'
import type { LiveContests } from './contest/liveContests.server'
import type { Scoring } from './contest/scoring.server'
import type { Writer } from './log/writer.server'

/** The keys to personal data and tokens: 32 bytes each. */
export interface Secrets {
  readonly PERSONAL_DATA_KEY: Buffer
  readonly LOOKUP_KEY: Buffer
  readonly TOKEN_PEPPER: Buffer
}

/** What a use-case needs of the process around it. */
export interface ServiceContext {
  /** For queries only: a write on it fails. */
  readonly read: PrismaClient
  /** The one way to write, and what was written. */
  readonly writer: Pick<Writer, 'write' | 'onCommitted'>
  /** The contests in memory, equal to their committed logs. */
  readonly contests: LiveContests
  /** The one way for a judge's or a chief judge's op. */
  readonly scoring: Scoring
  readonly secrets: Secrets
  readonly now: () => Date
}
