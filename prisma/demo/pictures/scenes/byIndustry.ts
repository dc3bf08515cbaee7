import { auto } from './auto'
import { building } from './building'
import { digital } from './digital'
import { education } from './education'
import { pharma } from './pharma'
import { power } from './power'
import { tourism } from './tourism'
import type { Scenes } from './scene'

/** The scenes of each industry that the sample studios are of. */
export const SCENES: ReadonlyMap<string, Scenes> = new Map([
  ['电力', power],
  ['汽车', auto],
  ['医药', pharma],
  ['数字', digital],
  ['文旅', tourism],
  ['建材', building],
  ['教育', education],
])
