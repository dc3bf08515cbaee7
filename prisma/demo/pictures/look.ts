import { sampleRandom } from '../random'

/** The colours of one picture: warm greys and gold, and one red for one thing. */
export interface Look {
  wall: string
  wallSoft: string
  wallDeep: string
  floor: string
  floorDeep: string
  /** Overalls of the people in it. */
  cloth: readonly [string, string, string]
  /** Chance of this picture, for what varies besides colours. */
  chance: () => number
}

/** What all pictures share, after the project's tokens. */
export const INK = '#3a3632'
export const PAPER = '#fffdfa'
export const RED = '#c3202f'
export const GOLD = '#d2a247'
export const GOLD_SOFT = '#ecd7a6'
export const GOLD_DEEP = '#a87a1e'
export const STEEL = '#8d949b'
export const STEEL_SOFT = '#c6cacd'
export const STEEL_DEEP = '#575d64'
export const WOOD = '#c49a6c'
export const WOOD_DEEP = '#9c7449'
export const GLASS = '#dfe9ec'
export const LEAF = '#7f9478'
/** Under what stands on a floor. */
export const SHADOW = 'rgba(58,54,50,.13)'

const GROUNDS = [
  {
    wall: '#efe8de',
    wallSoft: '#f7f2ea',
    wallDeep: '#ddd3c5',
    floor: '#d3c7b7',
    floorDeep: '#bfb2a0',
  },
  {
    wall: '#e9e6e0',
    wallSoft: '#f4f2ee',
    wallDeep: '#d6d1c8',
    floor: '#c9c4ba',
    floorDeep: '#b3ada2',
  },
  {
    wall: '#f2e9d8',
    wallSoft: '#faf4e8',
    wallDeep: '#e2d4ba',
    floor: '#d8c8ab',
    floorDeep: '#c4b292',
  },
  {
    wall: '#e4e8e6',
    wallSoft: '#f1f4f2',
    wallDeep: '#cfd6d2',
    floor: '#c8c9c2',
    floorDeep: '#b1b3ab',
  },
] as const

const CLOTHES = [
  ['#5d6b7c', '#78716a', '#4d5964'],
  ['#6b6f63', '#5d6b7c', '#857763'],
  ['#4f6070', '#6f6961', '#7a8590'],
] as const

/** The same seed gives the same look. */
export function lookOf(seed: number): Look {
  const chance = sampleRandom(seed * 97 + 11)
  const ground = GROUNDS[Math.floor(chance() * GROUNDS.length)] ?? GROUNDS[0]
  const cloth = CLOTHES[Math.floor(chance() * CLOTHES.length)] ?? CLOTHES[0]
  return { ...ground, cloth, chance }
}
