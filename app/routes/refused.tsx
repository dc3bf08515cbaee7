import { loaderFor } from '~/http/route.server'
import { ERROR_STATUS, type ErrorBody } from '~/protocol/errors'
import { refusedParams, refusedSearch } from '~/protocol/refused'

/** Why a file was not given to who opened it in a window. */
export const loader = loaderFor({
  access: 'public',
  params: refusedParams,
  search: refusedSearch,
  load: ({ params: { code }, search: { minutes, reference } }): null => {
    const body: ErrorBody = { code, values: minutes === undefined ? {} : { minutes }, reference }
    throw Response.json(body, { status: ERROR_STATUS[code] })
  },
})

/** Never shown: the loader refuses, and the root's error page says so. */
export default function Refused() {
  return null
}
