import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as passwords from '../../people/passwords.server'
import { testApplication, type TestApplication } from '../../testing/application'
import type { NewPersonForm } from '~/protocol/registration'
import { openContests, sampleForm, type OpenContest } from '../../testing/programme'
import { answerReturn, withdrawEntry } from './ownEntry.server'
import { reviewEntry } from './reviewEntry.server'
import { submitEntry } from './submitEntry.server'

let app: TestApplication
let open: OpenContest

beforeEach(async () => {
  app = await testApplication()
  open = await openContests(app)
})
afterEach(() => app.close())

const address = '10.0.0.1'

type Form = Omit<NewPersonForm, 'password'> & { password: string | null }

function register(form: Form = sampleForm(1, open.zones[0]), contestId = open.contests[0]) {
  return submitEntry(app, { contestId, personId: null, receivedAt: app.now(), address, form })
}

async function registered(number: number, zone = open.zones[0]) {
  const answer = await register(sampleForm(number, zone))
  if (!answer.ok) throw new Error(answer.code)
  return answer
}

function review(entryId: string, changes: { expected?: string; actor?: string } = {}) {
  const { expected = 'submitted', actor = 'officer' } = changes
  const form = { opId: randomUUID(), expected, move: 'approve' as const }
  return reviewEntry(app, { entryId, form, actor, receivedAt: app.now() })
}

const eventKinds = async () => {
  const events = await app.read.event.findMany({
    where: { scopeId: `contest:${open.contests[0]}` },
    orderBy: { seq: 'asc' },
  })
  return events.map(({ kind }) => kind)
}

describe('registering', () => {
  it('makes account, unit, entry, claim and event at once', async () => {
    const answer = await register()
    expect(answer.ok).toBe(true)
    const entry = await app.read.entry.findFirstOrThrow({ include: { unit: true, person: true } })
    expect(entry).toMatchObject({ status: 'submitted', entryCode: null })
    expect(entry.person.passwordHash).toMatch(/^\$argon2id\$/)
    expect(await app.read.claim.count()).toBe(1)
    expect(await eventKinds()).toEqual(['rules.set', 'entry.submitted'])
  })

  it('answers the same form sent twice once', async () => {
    const form = sampleForm(1, open.zones[0])
    const [first, second] = await Promise.all([register(form), register(form)])
    expect(second).toEqual(first)
    expect(await app.read.entry.count()).toBe(1)
    expect(await register({ ...form, zone: open.zones[1] })).toEqual({ ok: false, code: 'reused' })
  })

  it('lets the server’s clock decide about opening and closing', async () => {
    const contest = await app.read.contest.findFirstOrThrow({ where: { id: open.contests[0] } })
    const at = (receivedAt: Date) =>
      submitEntry(app, {
        address,
        contestId: contest.id,
        personId: null,
        receivedAt,
        form: sampleForm(1, open.zones[0]),
      })
    const { registrationOpensAt: opens, registrationClosesAt: closes } = contest
    expect(await at(closes)).toEqual({ ok: false, code: 'closed' })
    expect(await at(new Date(opens.getTime() - 1))).toEqual({ ok: false, code: 'notYetOpen' })
    expect(await at(new Date(closes.getTime() - 1))).toMatchObject({ ok: true })
  })

  it('answers a form that was taken before the closing time alike after it', async () => {
    const form = sampleForm(1, open.zones[0])
    const first = await register(form)
    const { registrationClosesAt: closes } = await app.read.contest.findFirstOrThrow()
    app.setNow(closes)
    expect(await register(form)).toEqual(first)
    expect(await register(sampleForm(2, open.zones[0]))).toEqual({ ok: false, code: 'closed' })
  })

  it('limits attempts by phone and by account, takes good ones off, and lets others go on', async () => {
    await registered(1)
    const taken = sampleForm(2, open.zones[0], { identity: sampleForm(1, '').identity })
    const again = () => register({ ...taken, opId: randomUUID() })
    for (let tries = 0; tries < 10; tries += 1) {
      expect(await again()).toEqual({ ok: false, code: 'signInFirst' })
    }
    expect(await again()).toEqual({ ok: false, code: 'wait', minutes: 15 })
    expect(await register(sampleForm(3, open.zones[0]))).toMatchObject({ ok: true })
    app.setNow(new Date(app.now().getTime() + 15 * 60_000))
    expect(await again()).toEqual({ ok: false, code: 'signInFirst' })
  })

  it('limits an address that tries many phones', async () => {
    await registered(1)
    const { identity } = sampleForm(1, '')
    const kinds = new Set<string>()
    for (let number = 10; number < 109; number += 1) {
      const form = sampleForm(number, open.zones[0], { identity })
      // Without a password: a hundred hashes would take seconds.
      const answer = await register({ ...form, password: null })
      kinds.add(answer.ok ? 'ok' : answer.code)
    }
    expect([...kinds]).toEqual(['signInFirst'])
    await register(sampleForm(110, open.zones[0], { identity }))
    expect(await register(sampleForm(111, open.zones[0]))).toMatchObject({ code: 'wait' })
  })

  it('spends nothing on a form that comes at the wrong time', async () => {
    const hashed = vi.spyOn(passwords, 'hashPassword')
    app.setNow(new Date(app.now().getTime() + 30 * 86_400_000))
    expect(await register()).toEqual({ ok: false, code: 'closed' })
    expect(hashed).not.toHaveBeenCalled()
    expect(await app.read.attempt.count()).toBe(0)
  })

  it('allows one contest a person, also when both arrive at once', async () => {
    const [one, two] = await Promise.all([
      register(sampleForm(1, open.zones[0]), open.contests[0]),
      register(sampleForm(1, open.zones[0]), open.contests[1]),
    ])
    expect([one.ok, two.ok].filter(Boolean)).toHaveLength(1)
    const known = await app.read.person.findFirstOrThrow()
    const { name, identity, phone, password, ...form } = sampleForm(1, open.zones[0])
    expect([name, identity, phone, password]).not.toContain(undefined)
    const again = await submitEntry(app, {
      address,
      contestId: open.contests[1],
      personId: known.id,
      receivedAt: app.now(),
      form,
    })
    expect(again).toEqual({ ok: false, code: 'alreadyEntered' })
  })

  it('tells nothing about whose a known phone or identity number is', async () => {
    await registered(1)
    const other = sampleForm(2, open.zones[0])
    const { phone, identity } = sampleForm(1, open.zones[0])
    const byPhone = await register({ ...other, phone })
    const byIdentity = await register({ ...other, identity })
    expect(byPhone).toEqual({ ok: false, code: 'signInFirst' })
    expect(byIdentity).toEqual(byPhone)
    expect(await app.read.person.count()).toBe(1)
  })

  it('keeps names, numbers and phones out of every table and log in plain form', async () => {
    const form = sampleForm(1, open.zones[0])
    const { entryId } = await registered(1)
    await review(entryId)
    const dump = JSON.stringify([
      await app.read.person.findMany(),
      await app.read.entry.findMany(),
      await app.read.event.findMany(),
      await app.read.claim.findMany(),
      await app.read.opAnswer.findMany(),
    ])
    for (const secret of [form.name, form.identity, form.phone, form.password]) {
      expect(dump).not.toContain(secret)
    }
  })
})

describe('review', () => {
  it('gives entry codes in order and stops at the zone’s quota', async () => {
    const entries = [await registered(1), await registered(2), await registered(3)]
    const answers = await Promise.all(entries.map(({ entryId }) => review(entryId)))
    expect(answers.slice(0, 2)).toEqual([
      { ok: true, status: 'approved', entryCode: 'E001' },
      { ok: true, status: 'approved', entryCode: 'E002' },
    ])
    expect(answers[2]).toEqual({ ok: false, code: 'quota', status: 'submitted' })
    const elsewhere = await registered(4, open.zones[1])
    expect(await review(elsewhere.entryId)).toMatchObject({ entryCode: 'E003' })
  })

  it('tells the second of two officers that the entry has changed', async () => {
    const { entryId } = await registered(1)
    const [first, second] = await Promise.all([
      review(entryId, { actor: 'officer-1' }),
      review(entryId, { actor: 'officer-2' }),
    ])
    expect(first).toMatchObject({ ok: true })
    expect(second).toEqual({ ok: false, code: 'changed', status: 'approved' })
    expect(await eventKinds()).toEqual(['rules.set', 'entry.submitted', 'entry.approved'])
  })

  it('returns with a reason, takes the answer, and approves', async () => {
    const { entryId, personId } = await registered(1)
    const form = { opId: randomUUID(), expected: 'submitted', move: 'return' as const }
    const returned = { ...form, reason: '请补充单位全称' }
    await reviewEntry(app, { entryId, form: returned, actor: 'officer', receivedAt: app.now() })
    const own = { entryId, opId: randomUUID(), receivedAt: app.now(), answer: '已按执照核对' }
    expect(await answerReturn(app, { ...own, personId: 'somebody' })).toMatchObject({
      code: 'notFound',
    })
    const mine = { ...own, personId, opId: randomUUID() }
    expect(await answerReturn(app, mine)).toMatchObject({ ok: true, status: 'submitted' })
    expect(await review(entryId)).toMatchObject({ ok: true, entryCode: 'E001' })
    const entry = await app.read.entry.findUniqueOrThrow({ where: { id: entryId } })
    expect(entry).toMatchObject({ returnReason: '请补充单位全称', answer: '已按执照核对' })
    expect(JSON.stringify(await app.read.event.findMany())).not.toContain('请补充单位全称')
  })

  it('frees the person by a withdrawal and never gives a code twice', async () => {
    const { entryId, personId } = await registered(1)
    await review(entryId)
    const op = { entryId, personId, opId: randomUUID(), receivedAt: app.now() }
    expect(await withdrawEntry(app, op)).toMatchObject({ ok: true, status: 'withdrawn' })
    const { zone, unitName, creditCode } = sampleForm(1, open.zones[0])
    const again = await submitEntry(app, {
      address,
      contestId: open.contests[1],
      personId,
      receivedAt: app.now(),
      form: {
        ...{ zone, unitName, creditCode },
        opId: randomUUID(),
        consent: 'on',
        truthful: 'on',
      },
    })
    expect(again).toMatchObject({ ok: true })
    const next = await registered(2)
    expect(await review(next.entryId)).toMatchObject({ entryCode: 'E002' })
  })
})
