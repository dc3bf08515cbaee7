import { useTranslation } from 'react-i18next'
import { AspectPad } from './AspectPad'
import { Finish } from './Finish'
import { LastAction } from './LastAction'
import { obstacleTo } from '~/tablet/outbox/make'
import type { Scoring } from './useScoring'

/** The keys for the chosen aspect, what was done last, and the button that ends the sheet. */
export function Entry({ scoring }: { scoring: Scoring }) {
  const { t } = useTranslation('tablet')
  const { sheet, aspect, confirmed, outbox, rules } = scoring
  const open = sheet && confirmed && obstacleTo(outbox, 'mark', sheet.server.id) === null
  return (
    <aside
      aria-label={t('pad.title')}
      className={`grid min-h-0 gap-2.5 overflow-y-auto border-line bg-paper p-4 portrait:col-span-2 ${open ? 'portrait:grid-cols-2' : ''} portrait:gap-x-5 portrait:border-t landscape:grid-rows-[auto_1fr_auto] landscape:border-l`}
    >
      <div className="min-w-0">
        {open && aspect && rules && (
          <AspectPad {...{ aspect, scoring, sheet }} places={rules.places} />
        )}
      </div>
      <div className="grid min-w-0 content-between gap-2.5 portrait:row-span-2">
        {open ? <LastAction scoring={scoring} /> : <span />}
        {sheet && <Finish scoring={scoring} sheet={sheet} />}
      </div>
    </aside>
  )
}
