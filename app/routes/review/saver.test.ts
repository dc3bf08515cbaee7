import { expect, it } from 'vitest'
import type { SaveAnswer } from '~/protocol/assessment'
import { Saver, type SaveField, type SaveTold } from './saver'

const field = (key: string, value: string, was = ''): SaveField => ({
  ...{ kind: 'statements', key, value, was },
})
const figure = (value: string, was = ''): SaveField => ({
  ...{ kind: 'declared', key: 'skilled', value, was },
})

type Fate = 'ok' | 'lost' | 'answerLost' | number | { problem: string; text: string }

/** A server that answers as a script says, and what it was sent. */
function fake(script: Fate[] = []) {
  const sent: Record<string, string>[] = []
  const told: SaveTold[] = []
  let ids = 0
  const ok = (body: URLSearchParams): SaveAnswer => {
    const key = body.get('statements[0].key') ?? ''
    const digests = { [key]: `digest of ${body.get('statements[0].value')}` }
    return { ok: true, savedAt: 'now', digests, gaps: { figures: [], evidence: [] } }
  }
  const wire = {
    newId: () => `op${++ids}`,
    wait: (ms: number) => {
      sent.push({ waited: String(ms) })
      return Promise.resolve()
    },
    post: (body: URLSearchParams): Promise<{ status: number; body: SaveAnswer | null }> => {
      const fate = script.shift() ?? 'ok'
      sent.push(Object.fromEntries(body))
      if (fate === 'lost' || fate === 'answerLost') return Promise.reject(new TypeError('cut'))
      if (typeof fate === 'number') return Promise.resolve({ status: fate, body: null })
      if (fate === 'ok') return Promise.resolve({ status: 200, body: ok(body) })
      const statements = { a: { text: fate.text, digest: `digest of ${fate.text}` } }
      const now = { declared: {}, statements }
      return Promise.resolve({ status: 409, body: { ok: false, problem: fate.problem, now } })
    },
  }
  return {
    sent,
    told,
    saver: (base: SaveField[]) => new Saver(base, wire, (one) => told.push(one)),
  }
}

it('sends what changed and what was there before, and nothing twice', async () => {
  const { saver, sent } = fake()
  const one = saver([field('a', 'old', 'd0'), field('b', 'same'), figure('3', '3')])
  const typed = [field('a', 'new', 'd0'), field('b', 'same'), figure('4', '3')]
  expect(await one.save(typed)).toBe(true)
  expect(await one.save(typed)).toBe(true)
  expect(sent).toEqual([
    {
      ...{ opId: 'op1', do: 'save' },
      ...{ 'statements[0].key': 'a', 'statements[0].value': 'new', 'statements[0].was': 'd0' },
      ...{ 'declared[0].key': 'skilled', 'declared[0].value': '4', 'declared[0].was': '3' },
    },
  ])
  await one.save([field('a', 'newer')])
  expect(sent[1]).toMatchObject({ opId: 'op2', 'statements[0].was': 'digest of new' })
})

it('sends the same op again when the network was away or the server busy', async () => {
  const { saver, sent, told } = fake(['lost', 'answerLost', 503, 'ok'])
  const one = saver([field('a', '')])
  expect(await one.save([field('a', 'text')])).toBe(true)
  const ops = sent.flatMap(({ opId }) => opId ?? [])
  expect(ops).toEqual(['op1', 'op1', 'op1', 'op1'])
  expect(sent.flatMap(({ waited }) => waited ?? [])).toEqual(['1000', '2000', '4000'])
  expect(told.at(-1)?.kind).toBe('saved')
})

it('saves what was typed while a save was under way as the next op', async () => {
  const { saver, sent } = fake()
  const one = saver([field('a', '')])
  const [first, second] = [one.save([field('a', 'x')]), one.save([field('a', 'xy')])]
  expect(await first).toBe(true)
  expect(await second).toBe(true)
  expect(sent.map((body) => body['statements[0].value'])).toEqual(['x', 'xy'])
})

it('tells a refusal, and writes over another page only when asked again', async () => {
  const problem = 'cycle:problem.review.changedElsewhere'
  const { saver, sent, told } = fake([{ problem, text: 'theirs' }])
  const one = saver([field('a', '')])
  expect(await one.save([field('a', 'mine')])).toBe(false)
  expect(told.at(-1)).toEqual({ kind: 'refused', problem })
  expect(one.changed([field('a', 'mine')])).toHaveLength(1)
  expect(await one.save([field('a', 'mine')])).toBe(true)
  expect(sent[1]).toMatchObject({ opId: 'op2', 'statements[0].was': 'digest of theirs' })
})

it('tells somebody who was signed out', async () => {
  const { saver, told } = fake([401])
  expect(await saver([field('a', '')]).save([field('a', 'x')])).toBe(false)
  expect(told.at(-1)).toEqual({ kind: 'refused', problem: 'assessment:save.signedOut' })
})
