import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'

interface DialogProps {
  title: string
  isOpen: boolean
  onOpenChange: (open: boolean) => void
  children: ReactNode
  /** `alertdialog` for a question that has to be answered. */
  role?: 'dialog' | 'alertdialog'
}

/**
 * A window over the page: keeps the focus, closes by Escape, and gives the focus back. Whatever
 * can be done in it needs a page of its own where JavaScript may be missing.
 */
export function Dialog({ title, isOpen, onOpenChange, children, role = 'dialog' }: DialogProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable={role === 'dialog'}
      className="fixed inset-0 z-50 flex items-end justify-center bg-ink/50 p-4 sm:items-center"
    >
      <Modal className="max-h-full w-full max-w-lg overflow-auto rounded-card bg-paper">
        <AriaDialog role={role} className="grid gap-4 p-6 outline-none">
          <Heading slot="title" className="text-xl font-bold">
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
