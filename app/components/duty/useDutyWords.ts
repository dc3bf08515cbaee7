import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Duty, DutyReason } from '~/domain/review/duties'

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
    due: dueOn === null ? t('duty:since', { day: since }) : t('duty:due', { day: dueOn }),
  }
}

function whyWords(t: TFunction, reason: DutyReason): string {
  switch (reason.why) {
    case 'noResult': {
      const { lastOn, months } = reason
      return t(reason.hadOne ? 'duty:why.noResult' : 'duty:why.noResultEver', { lastOn, months })
    }
    case 'rectifying':
      return t('duty:why.rectifying', { day: reason.rectifyBy })
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
    case 'reviewOpen':
      return t('duty:why.reviewOpen')
  }
}

/** {@link dutyWords} in the page's language. */
export function useDutyWords(): (duty: Duty) => DutyWords {
  const { t } = useTranslation('duty')
  return (duty) => dutyWords(t, duty)
}
