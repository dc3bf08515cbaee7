import { Star } from 'lucide-react'

/** The highest star of a zone and how many have it, for a small cell whose words say the rest. */
export function StarCount({ star, count }: { star: number; count: number }) {
  return (
    <span className="inline-flex items-center text-xs whitespace-nowrap text-muted-strong">
      {star}
      <Star aria-hidden="true" size={12} fill="currentColor" className="mr-1 text-gold" />
      {`× ${count}`}
    </span>
  )
}
