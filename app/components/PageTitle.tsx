import { useMatches, useRouteError } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

/** What a route may say about itself: `export const handle: PageHandle = { title: 'people:…' }`. */
export interface PageHandle {
  /** Key of the page's title, with its namespace. Routes with a title of their own use `meta`. */
  title: string
}

function titleOf(handle: unknown): string | null {
  if (typeof handle !== 'object' || handle === null || !('title' in handle)) return null
  return typeof handle.title === 'string' ? handle.title : null
}

/** The document's title, in the page's language: that of the innermost route that has one. */
export function PageTitle() {
  const matches = useMatches()
  // outside of an error boundary it is null or undefined
  const failed = (useRouteError() ?? null) !== null
  const { t } = useTranslation('common')
  const titles = matches.map(({ handle }) => titleOf(handle)).filter((title) => title !== null)
  const title = failed ? 'errors:title' : titles.at(-1)
  return title === undefined ? null : <title>{`${t(title)} · ${t('product')}`}</title>
}
