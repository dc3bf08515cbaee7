import type { PublicZone } from '~/domain/contest/publicBoard'
import { pick, type Language } from '~/locales/languages'

export function zoneName(zone: PublicZone, language: Language): string {
  return pick({ zh: zone.name, en: zone.nameEn }, language)
}
