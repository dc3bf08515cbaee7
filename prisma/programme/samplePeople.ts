/**
 * People and units invented for the demo, the tests and rehearsals. Names say that they are samples;
 * identity numbers and credit codes carry the region 999999, which is given to no place.
 */

const SAMPLE_REGION = '999999'

/** The check character of GB 11643 for 17 digits. */
function identityCheck(digits: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0)
  return '10X98765432'.charAt(sum % 11)
}

/** The check character of GB 32100 for 17 characters. */
function creditCheck(body: string): string {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  const sum = Array.from(body).reduce(
    (total, character, index) => total + alphabet.indexOf(character) * (3 ** index % 31),
    0,
  )
  return alphabet.charAt((31 - (sum % 31)) % 31)
}

/** A valid-looking identity number of nobody. 1,000 numbers a birth date from 1975 on. */
export function sampleIdentityNumber(index: number): string {
  const year = 1975 + (Math.floor(index / 336_000) % 30)
  const month = String(1 + (Math.floor(index / 28_000) % 12)).padStart(2, '0')
  const day = String(1 + (Math.floor(index / 1_000) % 28)).padStart(2, '0')
  const digits = `${SAMPLE_REGION}${year}${month}${day}${String(index % 1_000).padStart(3, '0')}`
  return digits + identityCheck(digits)
}

/** A well-formed mobile number for samples; the product sends no messages to it. */
export function samplePhone(index: number): string {
  return `160${String(index).padStart(8, '0')}`
}

/** The credit code of a sample company; `DEM0` stands in its middle. */
export function sampleCreditCode(index: number): string {
  const body = `91${SAMPLE_REGION}DEM0${String(index).padStart(5, '0')}`
  return body + creditCheck(body)
}

export interface SampleUnit {
  name: string
  creditCode: string
}

const trades = [
  '医药公司',
  '供电公司',
  '通信公司',
  '机械公司',
  '旅行社',
  '实验学校',
  '美发店',
  '急救站',
  '汽车公司',
  '传媒公司',
  '医院',
  '装备公司',
]

/** Twelve sample employers, one a trade. */
export const sampleUnits: readonly SampleUnit[] = trades.map((trade, index) => ({
  name: `示例${trade}`,
  creditCode: sampleCreditCode(index + 1),
}))

/** The name of a sample contestant: 示例选手 001. */
export function sampleContestantName(number: number): string {
  return `示例选手 ${String(number).padStart(3, '0')}`
}

/** The name of a sample judge: 示例裁判 01. */
export function sampleJudgeName(number: number): string {
  return `示例裁判 ${String(number).padStart(2, '0')}`
}
