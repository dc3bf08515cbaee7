/** An amount of fen in yuan, exact to the fen: 1234.50. */
export function yuan(fen: bigint): string {
  return `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`
}

/** An amount in yuan as people read it: 1,234.50. */
export function groupedYuan(amount: string): string {
  const [whole = '', part = ''] = amount.split('.')
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${part}`
}
