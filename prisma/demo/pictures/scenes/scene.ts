import type { Look } from '../look'
import type { Svg } from '../svg'

/** What a picture of a studio shows. */
export const SHOWN = ['premises', 'work', 'result', 'teaching'] as const
export type Shown = (typeof SHOWN)[number]

/** One picture to draw, and what it shows in words. */
export interface Scene {
  alt: string
  draw: (look: Look) => Svg
}

/** The pictures of one trade. */
export type Scenes = Readonly<Record<Shown, Scene>>
