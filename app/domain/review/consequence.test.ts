import { describe, expect, it } from 'vitest'
import { applyRating, type Standing } from './consequence'
import type { Consequence } from './scheme'

const two: Standing = {
  level: 'city',
  star: 2,
  status: 'active',
  rectifyBy: null,
  barredUntil: null,
}
const ONE_STAR: Consequence = { do: 'setStar', star: 1 }
const rated = (before: Standing, ...consequences: Consequence[]) =>
  applyRating(before, { key: 'r', title: { zh: '', en: '' }, consequences }, '2021-11-30')

function after(before: Standing, ...consequences: Consequence[]): Partial<Standing> {
  const result = rated(before, ...consequences)
  if (!result.ok) throw new Error(result.code)
  return Object.fromEntries(result.changes.map(({ field, to }) => [field, to]))
}

describe('a rating', () => {
  it.each<[Consequence, number, number]>([
    [{ do: 'rise', by: 1, highest: 5 }, 2, 3],
    [{ do: 'rise', by: 2, highest: 3 }, 2, 3],
    [{ do: 'rise', by: 1, highest: 3 }, 5, 5],
    [{ do: 'fall', by: 1, lowest: 0 }, 2, 1],
    [{ do: 'fall', by: 3, lowest: 1 }, 2, 1],
    [{ do: 'fall', by: 1, lowest: 1 }, 0, 0],
    [{ do: 'setStar', star: 4 }, 2, 4],
    [{ do: 'keep' }, 2, 2],
  ])('with %o takes a studio of %i stars to %i', (consequence, from, to) => {
    expect(after({ ...two, star: from }, consequence)).toEqual(from === to ? {} : { star: to })
  })

  it.each(['naming', 'promotion'] as const)('of a %s never lowers a star', (kind) => {
    const rating = { key: 'star1', title: { zh: '', en: '' }, consequences: [ONE_STAR] }
    const starAfter = (star: number) => {
      const applied = applyRating({ ...two, star }, rating, '2021-11-30', kind)
      return applied.ok && applied.standing.star
    }
    expect([0, 1, 5].map(starAfter)).toEqual([1, 1, 5])
    expect(after({ ...two, star: 5 }, ONE_STAR)).toEqual({ star: 1 })
  })

  it.each(['naming', 'promotion'] as const)('of a %s lowers no level of a name', (kind) => {
    const consequences = [{ do: 'setLevel', level: 'city' } as const]
    const rating = { key: 'city', title: { zh: '', en: '' }, consequences }
    const levelAfter = (level: Standing['level'], isNamed: boolean) => {
      const applied = applyRating({ ...two, level }, rating, '2021-11-30', kind, isNamed)
      return applied.ok && applied.standing.level
    }
    expect(levelAfter('county', true)).toBe('city')
    expect(levelAfter('national', true)).toBe('national')
    // what it was registered for gives way to what it is named
    expect(levelAfter('national', false)).toBe('city')
    expect(after({ ...two, level: 'national' }, ...consequences)).toEqual({ level: 'city' })
  })

  it('sets the level, rectifies by a day, removes with a bar', () => {
    expect(after({ ...two, level: 'county' }, { do: 'setLevel', level: 'city' })).toEqual({
      level: 'city',
    })
    expect(after(two, { do: 'rectify', months: 3 })).toEqual({
      status: 'rectifying',
      rectifyBy: '2022-02-28',
    })
    expect(after(two, { do: 'remove', barYears: 6 })).toEqual({
      status: 'removed',
      star: 0,
      barredUntil: '2027-11-30',
    })
    expect(after(two, { do: 'remove', barYears: 0 })).toEqual({ status: 'removed', star: 0 })
  })

  it('makes a studio that rectified active again, and says what comes next', () => {
    const rectifying: Standing = { ...two, status: 'rectifying', rectifyBy: '2021-12-31' }
    expect(after(rectifying, { do: 'keep' })).toEqual({ status: 'active', rectifyBy: null })
    expect(rated(rectifying, { do: 'keep' })).toMatchObject({ next: 'review' })
    expect(rated(two, { do: 'rectify', months: 3 })).toMatchObject({ next: 'reassess' })
    expect(rated(two, { do: 'remove', barYears: 1 })).toMatchObject({ next: 'none' })
  })

  it('gives each change its reason', () => {
    expect(rated(two, { do: 'fall', by: 1, lowest: 0 })).toMatchObject({
      changes: [{ field: 'star', from: 2, to: 1, rating: 'r', because: 'fall' }],
    })
  })

  it.each(['removed', 'cancelled'] as const)('does nothing to a studio %s meanwhile', (status) => {
    expect(rated({ ...two, status }, { do: 'keep' })).toEqual({
      ok: false,
      code: 'consequence.studioGone',
    })
  })
})
