import { useTranslation } from 'react-i18next'
import { Button } from '~/components/Button'

interface Props {
  studio: { studioId: string; name: string; isMine: boolean }
  opId: string
}

/** What an expert sends to declare a tie, behind one more step: it cannot be taken back. */
export function DeclareTie({ studio: { studioId, name, isMine }, opId }: Props) {
  const { t } = useTranslation('expert')
  return (
    <details>
      <summary className="min-h-11 cursor-pointer content-center whitespace-nowrap text-blue">
        {t('ties.declare')}
        <span className="sr-only">{t('ties.of', { name })}</span>
      </summary>
      <div className="grid max-w-80 min-w-60 gap-3 py-3">
        <p>{t(isMine ? 'ties.sureMine' : 'ties.sure', { name })}</p>
        <input type="hidden" name="opId" value={opId} />
        <input type="hidden" name="do" value="declare" />
        <Button type="submit" tone="danger" name="studio" value={studioId}>
          {t('ties.confirm')}
          <span className="sr-only">{t('ties.of', { name })}</span>
        </Button>
      </div>
    </details>
  )
}
