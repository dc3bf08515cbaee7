import { useTranslation } from 'react-i18next'
import { StatusPill, type StatusTone } from '~/components/StatusPill'
import type { NoticeState } from '~/queries/notice/noticeState'

const TONES: Record<NoticeState, StatusTone> = {
  draft: 'neutral',
  running: 'blue',
  over: 'amber',
  closed: 'green',
  superseded: 'neutral',
  withdrawn: 'neutral',
}

/** A notice's state in a word. */
export function NoticePill({ state }: { state: NoticeState }) {
  const { t } = useTranslation('notice')
  return <StatusPill tone={TONES[state]}>{t(`state.${state}`)}</StatusPill>
}
