import type { TFunction } from 'i18next'
import type { InsightBy } from '~/domain/studio/insight'

/** What a group is called whose key says it, or a text of the interface does. */
export function groupName(t: TFunction, by: InsightBy, key: string): string {
  switch (by) {
    case 'level':
      return t(`studios:level.${key}`)
    case 'star':
      return t(`studios:star.${key}`)
    case 'zone':
    case 'industry':
      return key
  }
}
