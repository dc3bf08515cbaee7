import { randomUUID } from 'node:crypto'
import type { ServiceContext } from '../../app/services/context'
import { reviewEntry } from '../../app/services/contest/registration/reviewEntry.server'
import { submitEntry } from '../../app/services/contest/registration/submitEntry.server'
import {
  sampleContestantName,
  sampleIdentityNumber,
  samplePhone,
  sampleUnits,
} from '../programme/samplePeople'

/** The first number of sample contestants' phones; below it are the accounts that can sign in. */
const FIRST_PHONE = 1_000

export interface SampleEntry {
  contestId: string
  zoneId: string
  /** Counts all contestants of the programme from 1. */
  number: number
  name?: string
  phone?: string
  password?: string
  receivedAt: Date
}

/** Registers a sample contestant by the same use-case as the page does. */
export async function enter(context: ServiceContext, entry: SampleEntry): Promise<string> {
  const { number, contestId, zoneId, receivedAt } = entry
  const unit = sampleUnits[number % sampleUnits.length]
  if (!unit) throw new Error('There are no sample units')
  const answer = await submitEntry(context, {
    address: null,
    contestId,
    personId: null,
    receivedAt,
    sample: true,
    form: {
      opId: randomUUID(),
      zone: zoneId,
      name: entry.name ?? sampleContestantName(number),
      identity: sampleIdentityNumber(number * 37),
      phone: entry.phone ?? samplePhone(FIRST_PHONE + number),
      unitName: unit.name,
      creditCode: unit.creditCode,
      consent: 'on',
      truthful: 'on',
      password: entry.password ?? null,
    },
  })
  if (!answer.ok) throw new Error(`A sample entry was refused: ${answer.code}`)
  return answer.entryId
}

/** Decides on an entry by the same use-case as an officer does. */
export async function decide(
  context: ServiceContext,
  entryId: string,
  decision: { move: 'approve' } | { move: 'return' | 'reject'; reason: string },
  actor: string,
  receivedAt: Date,
): Promise<void> {
  const answer = await reviewEntry(context, {
    entryId,
    form: { ...decision, opId: randomUUID(), expected: 'submitted' },
    actor,
    receivedAt,
  })
  if (!answer.ok) throw new Error(`A sample decision was refused: ${answer.code}`)
}
