const MEDALS = ['', 'text-gold', 'text-silver', 'text-bronze']

/** A rank in figures; the first three in the colours of medals. Silver is dark enough to read. */
export function RankMark({ rank, className = '' }: { rank: number | null; className?: string }) {
  const colour = rank === null ? 'text-muted' : (MEDALS[rank] ?? 'text-ink')
  return <span className={`font-bold ${colour} ${className}`}>{rank ?? '–'}</span>
}
