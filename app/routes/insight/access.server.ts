import type { Application } from '~/http/application.server'
import { cyclesTarget } from '~/queries/review/cycleTarget.server'

/** Every page of insight is the organiser's: it names experts beside their marks. */
export const insightAccess = {
  may: 'cycle.run',
  on: (_query: unknown, read: Application['read']) => cyclesTarget(read),
} as const
