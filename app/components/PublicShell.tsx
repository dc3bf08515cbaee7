import type { ReactNode } from 'react'
import { Brand, SkipLink } from './Brand'
import { FormAnswer } from './FormAnswer'
import { LanguageSwitch } from './LanguageSwitch'
import { SampleBanner } from './SampleBanner'

/** The frame of public pages and small forms: one column, made for a phone. */
export function PublicShell({ aside, children }: { aside?: ReactNode; children: ReactNode }) {
  return (
    <>
      <SkipLink />
      <SampleBanner />
      <header className="border-b border-line bg-paper">
        <div className="mx-auto flex min-h-14 max-w-3xl flex-wrap items-center justify-between gap-x-4 px-4 py-1">
          <Brand />
          <div className="flex items-center gap-1">
            {aside}
            <LanguageSwitch />
          </div>
        </div>
      </header>
      <main id="content" className="mx-auto max-w-3xl px-4 py-8">
        <FormAnswer />
        {children}
      </main>
    </>
  )
}
