import { useTranslation } from 'react-i18next'
import { studioMarks } from '~/domain/studio/marks'
import { STARS } from '~/protocol/studioRegister'

/** Told apart by size and filling as well as by colour. */
const LOOKS: Record<number, { share: number; look: string }> = {
  5: { share: 0.38, look: 'fill-red-deep stroke-red-deep' },
  4: { share: 0.34, look: 'fill-red stroke-red' },
  3: { share: 0.3, look: 'fill-gold stroke-gold' },
  2: { share: 0.26, look: 'fill-paper stroke-gold' },
  1: { share: 0.22, look: 'fill-paper stroke-muted-strong' },
  0: { share: 0.16, look: 'fill-muted stroke-muted' },
}

function Mark({ star, x, y, pitch }: { star: number; x: number; y: number; pitch: number }) {
  const { share, look } = LOOKS[star] ?? { share: 0.16, look: 'fill-muted stroke-muted' }
  return <circle cx={x} cy={y} r={share * pitch} strokeWidth={0.12 * pitch} className={look} />
}

/** A zone's studios as marks around its point; in words they are in the list beside the map. */
export function StudioMarks({ counts, pitch }: { counts: readonly number[]; pitch: number }) {
  return studioMarks(STARS, counts, pitch).map(({ star, x, y }, at) => (
    <Mark key={at} star={star} x={Number(x.toFixed(1))} y={Number(y.toFixed(1))} pitch={pitch} />
  ))
}

/** What the marks of a map mean. */
export function MarksKey() {
  const { t } = useTranslation('studios')
  return (
    <ul aria-label={t('map.key')} className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-sm">
      {STARS.map((star) => (
        <li key={star} className="inline-flex items-center gap-1.5">
          <svg viewBox="-7 -7 14 14" aria-hidden="true" className="size-3.5">
            <Mark star={star} x={0} y={0} pitch={14} />
          </svg>
          {t(`star.${star}`)}
        </li>
      ))}
    </ul>
  )
}
