import { Link } from '@remix-run/react'
import { X } from 'lucide-react'
import { useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldInUse } from '~/components/focusOn'
import { FormAnswer } from '~/components/FormAnswer'
import { useAtOnce } from '~/components/useAtOnce'
import { stagePath } from './paths'

/**
 * One thing looked at beside the matrix. It gets the focus when it opens or changes, unless the
 * reader is in a field already.
 */
export function SidePanel({
  stageId,
  title,
  children,
}: {
  stageId: string
  title: string
  children: ReactNode
}) {
  const { t } = useTranslation('chief')
  const heading = useRef<HTMLHeadingElement>(null)
  useAtOnce(() => {
    if (fieldInUse() !== null) return
    heading.current?.focus({ preventScroll: true })
    heading.current?.scrollIntoView({ block: 'nearest' })
  }, [title])
  return (
    <section
      id="panel"
      aria-labelledby="panel-title"
      className="grid scroll-mt-4 lg:scroll-mt-96 gap-4 rounded-card border-2 border-ink bg-paper p-4"
    >
      <div className="flex items-start justify-between gap-2">
        <h2
          id="panel-title"
          ref={heading}
          tabIndex={-1}
          className="pt-2 text-lg font-bold outline-none"
        >
          {title}
        </h2>
        <Link
          to={stagePath(stageId)}
          preventScrollReset
          className="inline-flex min-h-11 min-w-11 items-center justify-center rounded-card hover:bg-canvas"
        >
          <X aria-hidden="true" size={20} />
          <span className="sr-only">{t('panel.close')}</span>
        </Link>
      </div>
      <FormAnswer />
      {children}
    </section>
  )
}
