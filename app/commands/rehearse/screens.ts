import { Screen } from './screen'
import type { Place, Submissions } from './submissions'

/** Screens do not all connect at once. */
const STAGGER_MS = 2

/** Viewers take the contests in turn, and each contest has one hall screen. */
export async function openScreens(
  url: string,
  contests: readonly { id: string; slug: string }[],
  viewers: number,
  submissions: Submissions,
): Promise<Screen[]> {
  const places = [
    ...contests.map((contest) => ({ contest, namespace: '/displays' as const })),
    ...Array.from({ length: viewers }, (_, index) => ({
      contest: contests[index % contests.length],
      namespace: '/boards' as const,
    })),
  ]
  const screens: Screen[] = []
  for (const { contest, namespace } of places) {
    if (!contest) continue
    const { id: contestId, slug } = contest
    const onSubmission = (place: Place) => submissions.shown(place)
    screens.push(new Screen({ url, namespace, contestId, slug, onSubmission }))
    await new Promise((resolve) => setTimeout(resolve, STAGGER_MS))
  }
  return screens
}
