const TONES = { plain: 'text-ink', red: 'text-red', amber: 'text-amber', green: 'text-green' }

/** One figure with what it counts. Put several into a `<dl>`. */
export function Stat({
  value,
  label,
  tone = 'plain',
}: {
  value: string | number
  label: string
  tone?: keyof typeof TONES
}) {
  return (
    <div className="flex flex-col-reverse justify-end rounded-card border border-line bg-paper px-4 py-3.5">
      <dt className="text-sm text-muted">{label}</dt>
      <dd className={`text-3xl font-bold ${TONES[tone]}`}>{value}</dd>
    </div>
  )
}
