import { Bar, BarChart, CartesianGrid, ResponsiveContainer, XAxis, YAxis } from 'recharts'

export interface ChartPoint {
  readonly label: string
  readonly count: number
}

/** Bars of one count each. The table beside it says the same, so readers of screens skip this. */
export default function StatsChart({ points }: { points: readonly ChartPoint[] }) {
  return (
    <div aria-hidden="true" className="h-64">
      <ResponsiveContainer width="100%" height="100%">
        <BarChart
          data={[...points]}
          margin={{ top: 8, right: 8, bottom: 0, left: -24 }}
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} stroke="#e8e3dc" />
          <XAxis dataKey="label" tickLine={false} axisLine={false} fontSize={13} stroke="#57524b" />
          <YAxis
            allowDecimals={false}
            tickLine={false}
            axisLine={false}
            fontSize={13}
            stroke="#57524b"
          />
          <Bar dataKey="count" fill="#24559e" radius={[4, 4, 0, 0]} isAnimationActive={false} />
        </BarChart>
      </ResponsiveContainer>
    </div>
  )
}
