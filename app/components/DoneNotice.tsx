import { useActionData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Notice } from './Notice'

/** What a form has just done, which its address says; no longer once another form was answered. */
export function DoneNotice({ title, children }: { title?: string; children: ReactNode }) {
  if (useActionData() !== undefined) return null
  return (
    <Notice tone="done" {...(title !== undefined && { title })}>
      {children}
    </Notice>
  )
}
