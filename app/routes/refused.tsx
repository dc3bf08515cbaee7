import { missingCharacters } from '~/domain/certificate/printable'
import { loaderFor } from '~/http/route.server'
import { ERROR_STATUS, type ErrorBody } from '~/protocol/errors'
import { refusedParams, refusedSearch } from '~/protocol/refused'
import { printableCharacters } from '~/services/certificate/printable.server'

/** Why a file was not given to who opened it in a window. */
export const loader = loaderFor({
  access: 'public',
  params: refusedParams,
  search: refusedSearch,
  load: async ({ params: { code }, search: { minutes, characters, reference } }): Promise<null> => {
    const body: ErrorBody = {
      code,
      values: {
        ...(minutes !== undefined && { minutes }),
        ...(characters !== undefined && { characters: await onlyMissing(characters) }),
      },
      reference,
    }
    throw Response.json(body, { status: ERROR_STATUS[code] })
  },
})

/** What somebody else wrote into the address in other characters is not shown. */
async function onlyMissing(characters: string): Promise<string> {
  return missingCharacters([characters], await printableCharacters()).join(' ')
}

/** Never shown: the loader refuses, and the root's error page says so. */
export default function Refused() {
  return null
}
