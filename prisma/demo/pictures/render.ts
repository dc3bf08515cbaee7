import sharp from 'sharp'
import { SAMPLE_MARK } from './mark'
import { drawScene } from './draw'
import type { Shown } from './scenes/scene'
import { SCENES } from './scenes/byIndustry'

/** One of the sample pictures; the same one serves several studios. */
export interface SamplePicture {
  key: string
  name: string
  alt: string
  svg: string
}

const NAMES: Record<Shown, string> = {
  premises: '工作室场地',
  work: '工作现场',
  result: '创新成果',
  teaching: '带徒现场',
}

/** @throws when no scenes are drawn for an industry */
export function samplePicture(industry: string, shown: Shown, variant: number): SamplePicture {
  const scene = SCENES.get(industry)?.[shown]
  if (!scene) throw new Error(`There are no sample pictures of ${industry}`)
  const place = [...SCENES.keys()].indexOf(industry)
  return {
    key: `${industry} ${shown} ${variant}`,
    name: `${NAMES[shown]}（示例）.png`,
    alt: `${scene.alt}（${SAMPLE_MARK}）`,
    svg: drawScene(scene, variant * 100 + place * 10 + shown.length),
  }
}

/** Twice the widest place on a page; flat colours are small and sharp as PNG, and quick to encode. */
const RENDERED_WIDTH = 960

/** The picture as a file that one could upload. */
export const renderPicture = ({ svg }: SamplePicture): Promise<Buffer> =>
  sharp(Buffer.from(svg)).resize(RENDERED_WIDTH).png().toBuffer()
