export interface MoneyWords {
  readonly amount: string
  /** It is in yuan, and not in the language's larger unit. */
  readonly inYuan: boolean
}

/**
 * An amount in the unit in which the language counts such sums: 万元, or millions. One for which the
 * unit is too large, as it is for many a suggestion, is in yuan, and not nothing.
 */
export function moneyWords(yuan: number, isChinese: boolean): MoneyWords {
  const [unit, least, places] = isChinese ? [10_000, 10_000, 1] : [1_000_000, 100_000, 2]
  const format = (value: number, maximumFractionDigits: number) =>
    new Intl.NumberFormat(isChinese ? 'zh-CN' : 'en', { maximumFractionDigits }).format(value)
  if (yuan !== 0 && yuan < least) return { amount: format(yuan, 2), inYuan: true }
  return { amount: format(yuan / unit, places), inYuan: false }
}
