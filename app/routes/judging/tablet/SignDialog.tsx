import { useTranslation } from 'react-i18next'
import { Button } from '~/components/Button'
import { Dialog } from '~/components/Dialog'
import type { StageRules } from '~/domain/contest/ruleSet'
import type { ShownSheet } from '~/tablet/outbox/view'
import { writeUnits } from '~/tablet/padEntry'
import { sumsOf } from '~/tablet/sheetSums'

/** A signature is final: what is signed is said once more before. */
export function SignDialog({
  isOpen,
  onOpenChange,
  sheet,
  rules,
  onSign,
}: {
  isOpen: boolean
  onOpenChange: (open: boolean) => void
  sheet: ShownSheet
  rules: StageRules
  onSign: () => void
}) {
  const { t } = useTranslation('tablet')
  const { code } = sheet.server
  const sum = writeUnits(sumsOf(rules, sheet).sum, rules.places)
  return (
    <Dialog
      title={t('sign.title', { code })}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      role="alertdialog"
    >
      <p className="text-center text-5xl font-bold">{sum}</p>
      <p className="text-lg">{t('sign.says', { code, sum })}</p>
      <div className="grid gap-2.5">
        <Button
          tone="primary"
          className="min-h-16 text-lg"
          onClick={() => {
            onOpenChange(false)
            onSign()
          }}
        >
          {t('sign.do')}
        </Button>
        <Button className="min-h-14" onClick={() => onOpenChange(false)}>
          {t('sign.notYet')}
        </Button>
      </div>
    </Dialog>
  )
}
