import type { Role } from '~/domain/people/permissionTable'

export interface MenuItem {
  to: string
  /** Key of the entry's name, with its namespace. */
  label: string
}

/** What the head of a signed-in page shows. */
export interface ViewerMenu {
  items: MenuItem[]
  /** The viewer's most far-reaching role; null for someone without any. */
  role: Role | null
}

/** The demo's simulated scoring, as its banner shows it. */
export interface RehearsalView {
  state: 'scoring' | 'paused' | 'finished'
  /** The viewer may pause it and let it go on. */
  mayControl: boolean
}
