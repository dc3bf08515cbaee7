import {
  Bar,
  BarChart,
  CartesianGrid,
  LabelList,
  ReferenceLine,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from 'recharts'

export interface BarPoint {
  readonly label: string
  readonly value: number
}

export interface BarsProps {
  /** What the chart shows. */
  readonly name: string
  readonly points: readonly BarPoint[]
  /** Writes a value above its bar. */
  readonly format: (value: number) => string
  /** A line to reach. */
  readonly target?: { readonly value: number; readonly label: string }
}

/** Characters of all labels together that fit side by side in the narrowest card. */
const CROWDED = 30

/** Bars of one value each: to readers of screens a picture, as the table beside it says the same. */
export default function BarsChart({ name, points, format, target }: BarsProps) {
  const most = Math.max(target?.value ?? 0, ...points.map(({ value }) => value))
  // a fifth more below zero: the lowest bar's value stands there, above the labels
  const least = 1.2 * Math.min(0, ...points.map(({ value }) => value))
  const isCrowded = points.reduce((sum, { label }) => sum + label.length, 0) > CROWDED
  return (
    <div role="img" aria-label={name} className={isCrowded ? 'h-72' : 'h-60'}>
      <ResponsiveContainer width="100%" height="100%">
        <BarChart
          data={[...points]}
          margin={{ top: 24, right: 8, bottom: 0, left: 8 }}
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} stroke="#e8e3dc" />
          <XAxis
            dataKey="label"
            // every bar has its name: where they do not fit side by side they are slanted
            interval={0}
            {...(isCrowded && { angle: -35, textAnchor: 'end', height: 64 })}
            tickLine={false}
            axisLine={false}
            fontSize={13}
            stroke="#57524b"
          />
          <YAxis hide domain={[least, most]} />
          {least < 0 && <ReferenceLine y={0} stroke="#57524b" />}
          {target && (
            <ReferenceLine
              y={target.value}
              stroke="#c3202f"
              strokeDasharray="5 4"
              label={{
                value: target.label,
                position: 'insideTopLeft',
                dy: -20,
                fontSize: 13,
                fill: '#c3202f',
              }}
            />
          )}
          <Bar dataKey="value" fill="#b07d1a" radius={[4, 4, 0, 0]} isAnimationActive={false}>
            <LabelList
              dataKey="value"
              position="top"
              fontSize={13}
              fill="#1d1b19"
              // Unbroken: a label that wraps is cut off above the highest bar.
              formatter={(value) =>
                Number(value) !== 0 ? format(Number(value)).replaceAll(' ', '\u00a0') : ''
              }
            />
          </Bar>
        </BarChart>
      </ResponsiveContainer>
    </div>
  )
}
