import { loaderFor } from '~/http/route.server'
import { AppError } from '~/protocol/errors'

/** Every address without a page of its own, so that it gets our page and status 404. */
export const loader = loaderFor({
  access: 'public',
  load: (): null => {
    throw new AppError('notFound')
  },
})

/** Never shown: the loader refuses, and the root's error page says so. */
export default function NotFound() {
  return null
}
