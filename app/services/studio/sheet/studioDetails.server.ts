import type { DetailKind } from '~/domain/studio/sheet/detailColumns'
import type { StudioDetails } from '~/domain/studio/sheet/details'
import type { DetailRow } from '~/domain/studio/sheet/planDetails'
import type { ServiceContext } from '~/services/context'
import type { Tx } from '~/services/log/writer.server'
import { openField } from '~/services/people/personFields.server'
import type { Prisma } from '../../../../prisma/generated/client'
import { leadNames } from '../leadNames'
import { loadStudios } from '../loadStudio.server'

export type ReadStudios = Pick<Tx, 'studio' | 'event'>

const PEOPLE = {
  unit: { select: { creditCode: true } },
  members: { select: { id: true, sealedName: true } },
  apprenticeships: { select: { id: true, sealedApprenticeName: true } },
  history: { where: { kind: 'lead' }, select: { seq: true, kind: true, from: true } },
} as const satisfies Prisma.StudioInclude

/** The studios that rows name, each with its state and with the names of its people. */
export async function studioDetails(
  read: ReadStudios,
  { secrets }: Pick<ServiceContext, 'secrets'>,
  kind: DetailKind,
  rows: readonly DetailRow[],
): Promise<StudioDetails[]> {
  const namings = rows.map(({ studio }) => studio)
  const ids = new Set(namings.map(({ id }) => id))
  const names = new Set(namings.filter(({ id }) => id === '').map(({ name }) => name))
  const studios = await read.studio.findMany({
    where: { OR: [{ id: { in: [...ids] } }, { name: { in: [...names] } }] },
    include: PEOPLE,
  })
  const states = await loadStudios(
    read,
    studios.map(({ id }) => id),
  )
  return studios.flatMap((studio) => {
    const { id, name, unit, leadName, members, apprenticeships, history } = studio
    const state = states.get(id)
    if (!state) return []
    const open = (whose: string, sealed: string) =>
      [whose, openField(secrets, 'name', whose, sealed)] as const
    const people = new Map(leadNames(state.leads, history, leadName))
    // grants are nobody's, and only an apprenticeship is known by its apprentice
    if (kind !== 'grants') {
      for (const one of members) people.set(...open(one.id, one.sealedName))
    }
    if (kind === 'apprenticeships') {
      for (const one of apprenticeships) people.set(...open(one.id, one.sealedApprenticeName))
    }
    return [{ id, name, creditCode: unit.creditCode, state, names: people }]
  })
}
