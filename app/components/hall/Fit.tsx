import { fitText, LINE, type Room } from './fitText'

/** A text at the largest size that fits its room, on as many lines as there is height for. */
export function Fit({
  text,
  room,
  className = '',
}: {
  text: string
  room: Room
  className?: string
}) {
  const fontSize = `calc(${fitText(text, room)} * var(--u))`
  return (
    <span
      data-fit
      className={`block min-w-0 [overflow-wrap:anywhere] ${className}`}
      style={{ fontSize, lineHeight: LINE }}
    >
      {text}
    </span>
  )
}
