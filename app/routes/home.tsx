import type { MetaFunction } from '@remix-run/node'

export const meta: MetaFunction = () => [
  { title: '匠赛' },
  { name: 'description', content: '职工技能竞赛现场评分与创新工作室管理' },
]

export default function Home() {
  return (
    <main className="mx-auto max-w-5xl px-6 py-16">
      <h1 className="text-3xl font-semibold">匠赛</h1>
      <p className="mt-3 text-muted">职工技能竞赛现场评分与创新工作室管理</p>
    </main>
  )
}
