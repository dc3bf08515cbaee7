import type { ContestSlug } from '../programme/ruleSets'

/** How far a stage is in the demo. */
export type StagePlan = 'pending' | 'drawn' | 'scoring' | 'signed' | 'decoded'

export interface ContestPlan {
  slug: ContestSlug
  /** Registered contestants. */
  entries: number
  /** Registration is open until some days from now, or is over. */
  registration: 'open' | 'over'
  /** How many wait for a zone officer, and how many were returned. */
  waiting?: number
  returned?: number
  /** One for each stage of the rule set. */
  stages: readonly StagePlan[]
  published?: boolean
}

/** The seat that is free for whoever tries the demo as a judge. */
export const OFFERED_SEAT = { contest: 'welding', stage: 'practical', seat: 5 } as const

/** The states that the demo shows, so that every screen has something on it. */
export const demoPlan: readonly ContestPlan[] = [
  {
    slug: 'herbs',
    entries: 9,
    registration: 'open',
    waiting: 4,
    returned: 2,
    stages: ['pending', 'pending'],
  },
  { slug: 'live-line-robot', entries: 7, registration: 'over', stages: ['pending', 'pending'] },
  { slug: 'smart-home', entries: 8, registration: 'over', stages: ['drawn'] },
  { slug: 'welding', entries: 12, registration: 'over', stages: ['signed', 'scoring'] },
  { slug: 'tour-guide', entries: 10, registration: 'over', stages: ['scoring', 'drawn'] },
  { slug: 'teaching', entries: 6, registration: 'over', stages: ['drawn', 'drawn', 'pending'] },
  {
    slug: 'hairdressing',
    entries: 6,
    registration: 'open',
    waiting: 3,
    returned: 0,
    stages: ['pending', 'pending'],
  },
  {
    slug: 'first-aid',
    entries: 8,
    registration: 'over',
    stages: ['decoded', 'decoded'],
    published: true,
  },
  { slug: 'auto-repair', entries: 9, registration: 'over', stages: ['scoring'] },
  { slug: 'new-media', entries: 8, registration: 'over', stages: ['signed'] },
]
