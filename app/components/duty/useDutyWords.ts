import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Duty, DutyKind, DutyReason } from '~/domain/review/duties'
import { isUpcoming } from '~/domain/review/nextYear'

export interface DutyWords {
  what: string
  why: string
  due: string
}

/** What a duty is, why it is there, and until when, in words; for pages and for calendars. */
export function dutyWords(t: TFunction, duty: Duty): DutyWords {
  const { kind, reason, dueOn, since } = duty
  return {
    what: t(`duty:kind.${kind}`),
    why: whyWords(t, reason),
    due: dueWords(t, kind, dueOn, since),
  }
}

function dueWords(t: TFunction, kind: DutyKind, dueOn: string | null, since: string): string {
  if (dueOn === null) return t('duty:since', { day: since })
  return isUpcoming(kind)
    ? t(`duty:expected.${kind}`, { day: dueOn })
    : t('duty:due', { day: dueOn })
}

function whyWords(t: TFunction, reason: DutyReason): string {
  switch (reason.why) {
    case 'noResult': {
      const { lastOn, months } = reason
      return t(reason.hadOne ? 'duty:why.noResult' : 'duty:why.noResultEver', { lastOn, months })
    }
    case 'rectifying':
      return t('duty:why.rectifying', { day: reason.rectifyBy })
    case 'notReassessed': {
      const { rectifyBy, reassessBy } = reason
      return t('duty:why.notReassessed', { rectifyBy, reassessBy })
    }
    case 'failsInARow':
      return t('duty:why.failsInARow', {
        times: reason.times,
        days: reason.decidedOn.join(t('duty:why.between')),
      })
    case 'leadGone':
    case 'unitClosed':
      return t(`duty:why.${reason.why}`, { day: reason.on })
    case 'apprenticeshipOver':
      return t('duty:why.apprenticeshipOver', { day: reason.endsOn })
    case 'nextReview':
      return t('duty:why.nextReview', { year: reason.year })
    case 'nextReassess':
      return t('duty:why.nextReassess', { day: reason.rectifyBy })
    case 'reviewOpen':
      return t('duty:why.reviewOpen')
  }
}

/** {@link dutyWords} in the page's language. */
export function useDutyWords(): (duty: Duty) => DutyWords {
  const { t } = useTranslation('duty')
  return (duty) => dutyWords(t, duty)
}
