import { Ban, Check, CheckCheck, CirclePause, CloudUpload, TabletSmartphone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ShownMark } from '~/tablet/outbox/view'

const LOOKS = {
  saved: { Icon: TabletSmartphone, colour: 'text-amber' },
  sent: { Icon: CloudUpload, colour: 'text-blue' },
  stored: { Icon: Check, colour: 'text-muted-strong' },
  counted: { Icon: CheckCheck, colour: 'text-green' },
  held: { Icon: CirclePause, colour: 'text-amber' },
  refused: { Icon: Ban, colour: 'text-red' },
}

/** How far a mark has come, as a sign and a word; with the value where it is not the one shown. */
export function MarkState({
  mark,
  write,
}: {
  mark: ShownMark | undefined
  write: (value: number) => string
}) {
  const { t } = useTranslation('tablet')
  const kind = mark && kindOf(mark)
  if (!kind) return null
  const { Icon, colour } = LOOKS[kind]
  const op = mark.trouble?.op
  const aside = op?.kind === 'mark' ? op.value : null
  return (
    <span className={`inline-flex items-center justify-center gap-1 text-xs ${colour}`}>
      <Icon aria-hidden="true" className="size-3.5" />
      {t(`progress.${kind}`)} {aside === null ? null : write(aside)}
    </span>
  )
}

function kindOf({ trouble, progress }: ShownMark): keyof typeof LOOKS | null {
  if (trouble) return trouble.outcome?.kind === 'refused' ? 'refused' : 'held'
  return progress
}
