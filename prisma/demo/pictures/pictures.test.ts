import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { SAMPLE_MARK } from './mark'
import { renderPicture, samplePicture } from './render'
import { SCENES } from './scenes/byIndustry'
import { SHOWN } from './scenes/scene'

const pictures = [...SCENES.keys()].flatMap((industry) =>
  SHOWN.map((shown) => ({ industry, shown })),
)

describe.each(pictures)('$industry, $shown', ({ industry, shown }) => {
  it('is one picture for a seed, marked as a sample, with words for what it shows', async () => {
    const picture = samplePicture(industry, shown, 0)
    expect(samplePicture(industry, shown, 0)).toEqual(picture)
    expect(picture.svg).toContain(`aria-label="${SAMPLE_MARK}"`)
    expect(picture.svg).not.toMatch(/NaN|undefined/)
    expect(picture.alt).toMatch(new RegExp(`^.{8,40}（${SAMPLE_MARK}）$`))
    const content = await renderPicture(picture)
    expect(await sharp(content).metadata()).toMatchObject({
      ...{ format: 'png', width: 960, height: 720 },
    })
    // more than an empty wall
    expect((await sharp(content).stats()).entropy).toBeGreaterThan(1)
  })
})

it('draws variants that differ', () => {
  const [one, other] = [0, 1].map((variant) => samplePicture('汽车', 'premises', variant).svg)
  expect(one).not.toBe(other)
})

it('draws no industry that it does not know', () => {
  expect(() => samplePicture('航天', 'work', 0)).toThrow('航天')
})
