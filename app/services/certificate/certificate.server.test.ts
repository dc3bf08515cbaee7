import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { certificateNumber, readCertificateNumber } from '~/domain/certificate/number'
import { testApplication, type TestApplication } from '../testing/application'
import { issueCertificateWithin, type NewCertificate } from './issueCertificate.server'
import { printableCharacters } from './printable.server'
import { printCertificate } from './printCertificate.server'
import { revokeCertificateWithin } from './revokeCertificate.server'
import { verifyCertificate } from './verifyCertificate.server'

let app: TestApplication
beforeEach(async () => {
  app = await testApplication()
})
afterEach(() => app.close())

const content = {
  title: { zh: '荣誉证书', en: 'Certificate' },
  holder: '示例创新工作室',
  statement: { zh: '被评定为四星级创新工作室。', en: 'Rated four stars.' },
  issuer: { zh: '示例市总工会', en: 'Sample federation' },
  issuedOn: '2021-12-20',
}
const draft = (changes: Partial<NewCertificate> = {}): NewCertificate => ({
  ...{ series: 'XJ', year: 2021, key: 'star:1', subject: 'studio:1', content },
  ...changes,
})
const by = () => ({ actor: 'organiser', opId: randomUUID(), receivedAt: app.now() })
const desk = async () => ({ secrets: app.secrets, printable: await printableCharacters() })
const issue = (changes?: Partial<NewCertificate>) =>
  app.writer.write(async (tx) => issueCertificateWithin(tx, await desk(), draft(changes), by()))
const verify = (number: string, code: string, address = '10.0.0.1') =>
  verifyCertificate(app, { number, code, address })

async function issued(changes?: Partial<NewCertificate>) {
  const answer = await issue(changes)
  if (!answer.ok) throw new Error('Not issued')
  return answer
}

describe('issuing', () => {
  it('counts in a series and year without a gap, also after a rollback', async () => {
    const first = await issued()
    await expect(
      app.writer.write(async (tx) => {
        await issueCertificateWithin(tx, await desk(), draft({ key: 'star:2' }), by())
        throw new Error('rolled back')
      }),
    ).rejects.toThrow('rolled back')
    const second = await issued({ key: 'star:2' })
    const other = await issued({ key: 'star:3', year: 2022 })
    const ordinals = [first, second, other].map(({ number }) => number.slice(0, 14))
    expect(ordinals).toEqual(['XJ-2021-000001', 'XJ-2021-000002', 'XJ-2022-000001'])
    expect(readCertificateNumber(first.number)).toBe(first.number)
  })

  it('gives the same certificate for the same thing, and refuses to change one', async () => {
    const first = await issued()
    expect(await issue()).toEqual(first)
    const changed = await issue({ content: { ...content, holder: '另一个工作室' } })
    expect(changed).toEqual({ ok: false, code: 'issuedOtherwise', number: first.number })
    expect(await app.read.certificate.count()).toBe(1)
  })

  it('issues none that could never be printed, and skips no number for it', async () => {
    const plaque = { zh: '四星🏆', en: 'Four stars' }
    const lacking = { content: { ...content, holder: '示例𠮷工作室𠮷', plaque } }
    expect(await issue(lacking)).toEqual({
      ...{ ok: false, code: 'missingGlyphs', characters: ['𠮷', '🏆'] },
    })
    const { number } = await issued()
    expect(number).toMatch(/^XJ-2021-000001-/)
  })

  it('keeps names sealed, and out of the log', async () => {
    await issued()
    const stored = JSON.stringify([
      await app.read.certificate.findMany(),
      await app.read.event.findMany({ where: { scopeId: 'certificates' } }),
    ])
    expect(stored).not.toContain('示例创新工作室')
    expect(stored).toContain('certificate.issued')
  })
})

describe('verifying', () => {
  it('says what was issued to whoever has number and code, as typed', async () => {
    const { number, code } = await issued()
    const typed = await verify(number.toLowerCase().replaceAll('-', ''), ` ${code.toLowerCase()}`)
    expect(typed).toEqual({
      kind: 'found',
      code,
      certificate: {
        ...{ ...content, number, revokedAt: null, revokedReason: null },
        ...{ supersededAt: null, newer: null },
      },
    })
  })

  it('tells nothing without the code, nor whether there is such a number', async () => {
    const { number } = await issued()
    expect(await verify(number, 'ABCD2345')).toEqual({ kind: 'unknown' })
    const other = await issued({ key: 'star:9', year: 2023 })
    await app.writer.write((tx) => tx.certificate.delete({ where: { number: other.number } }))
    expect(await verify(other.number, other.code)).toEqual({ kind: 'unknown' })
  })

  it('names a slip of the fingers', async () => {
    expect(await verify('XJ-2021-000001-0', 'ABCD2345')).toEqual({ kind: 'malformed' })
    expect(await verify('ABC', '')).toEqual({ kind: 'malformed' })
  })

  it('asks for the code that is missing, whether or not there is such a number', async () => {
    const { number } = await issued()
    const strange = certificateNumber({ series: 'XJ', year: 2021, ordinal: 999 })
    for (const asked of [number, strange]) {
      expect(await verify(asked, ' ')).toEqual({ kind: 'noCode' })
    }
  })

  it('makes who guesses wait, the right code included', async () => {
    const { number, code } = await issued()
    for (let guess = 0; guess < 10; guess += 1) await verify(number, 'ABCD2345')
    expect(await verify(number, code)).toMatchObject({ kind: 'wait' })
  })

  it('lets no guesses from one address keep another from verifying', async () => {
    const { number, code } = await issued()
    for (let guess = 0; guess < 11; guess += 1) await verify(number, 'ABCD2345', '203.0.113.9')
    expect(await verify(number, code)).toMatchObject({ kind: 'found' })
  })

  it('makes an address wait that guesses at many certificates', async () => {
    for (let guess = 0; guess < 100; guess += 1) {
      const number = certificateNumber({ series: 'XJ', year: 2021, ordinal: guess + 1 })
      await verify(number, 'ABCD2345', '203.0.113.9')
    }
    const { number, code } = await issued({ key: 'star:7', year: 2022 })
    expect(await verify(number, code, '203.0.113.9')).toMatchObject({ kind: 'wait' })
    expect(await verify(number, code)).toMatchObject({ kind: 'found' })
  })

  it('says when and why one was revoked, once', async () => {
    const { number, code } = await issued()
    const revoke = (reason: string) =>
      app.writer.write((tx) => revokeCertificateWithin(tx, { number, reason }, by()))
    expect(await revoke('复核撤销')).toBe(true)
    expect(await revoke('又一次')).toBe(false)
    expect(await verify(number, code)).toMatchObject({
      kind: 'found',
      certificate: { revokedAt: app.now().toISOString(), revokedReason: '复核撤销' },
    })
  })

  it('names the one in force instead, of what was revoked or superseded', async () => {
    const first = await issued()
    const revoke = (number: string) =>
      app.writer.write((tx) => revokeCertificateWithin(tx, { number, reason: '名称有误' }, by()))
    await revoke(first.number)
    const corrected = await issued({ content: { ...content, holder: '示例更名工作室（示例）' } })
    expect(corrected.number).not.toBe(first.number)
    expect(await verify(first.number, first.code)).toMatchObject({
      certificate: { revokedReason: '名称有误', newer: corrected.number },
    })
    const next = await issued({ key: 'star:1/2022' })
    expect(await verify(corrected.number, corrected.code)).toMatchObject({
      certificate: { supersededAt: app.now().toISOString(), revokedAt: null, newer: next.number },
    })
    // Another studio's certificate ends nothing.
    await issued({ key: 'star:2', subject: 'studio:2' })
    expect(await verify(next.number, next.code)).toMatchObject({
      certificate: { supersededAt: null, newer: null },
    })
    await revoke(next.number)
    expect(await verify(corrected.number, corrected.code)).toMatchObject({
      certificate: { newer: null },
    })
  })
})

describe('printing', () => {
  const print = (holder: string, form: 'pdf' | 'plaque' = 'pdf') =>
    printCertificate({
      ...{ number: 'XJ-2021-000042-M', print: form },
      address: 'https://sample.test/verify/XJ-2021-000042-M?code=ABCD2345',
      lines: { number: '编号 XJ-2021-000042-M', code: '验证码 ABCD 2345', verify: '扫码查验' },
      content: { ...content, holder, plaque: { zh: '四星级创新工作室', en: 'Four stars' } },
    })

  it.each(['pdf', 'plaque'] as const)(
    'embeds the font, and knows rare names: %s',
    async (form) => {
      const answer = await print('示例䶮𬭎创新工作室', form)
      if (!answer.ok) throw new Error(answer.code)
      const pdf = Buffer.from(answer.pdf).toString('latin1')
      expect(pdf.startsWith('%PDF-')).toBe(true)
      expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1)
      expect(pdf).toMatch(/\/FontName \/[A-Z]{6}\+NotoSansSC-Regular/)
      expect(pdf).toContain('/FontFile2')
    },
    30_000,
  )

  it('refuses a character that the font lacks', async () => {
    expect(await print('示例𐌰')).toEqual({
      ok: false,
      code: 'missingGlyphs',
      characters: ['𐌰'],
    })
  })
})
