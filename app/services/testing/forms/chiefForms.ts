import type { TestApplication } from '../application'
import { DRAWN, op, scoring, type PreparedForm, type RouteForm } from './forms'

function chiefOp(kind: string, fields: Record<string, string>): Record<string, string> {
  const named = Object.entries({ kind, reason: '按规程处理', ...fields })
  return { ...op(), ...Object.fromEntries(named.map(([key, value]) => [`op.${key}`, value])) }
}

async function chiefForm(
  app: TestApplication,
  kind: string,
  fieldsOf: (place: Awaited<ReturnType<typeof scoring>>) => Record<string, string>,
): Promise<PreparedForm> {
  const place = await scoring(app)
  const { stageId, sheet } = place
  const params = {
    stageId,
    sheetId: sheet.id,
    codeId: sheet.codeId,
    heldId: 'h',
    seatId: sheet.seatId,
  }
  return { params, fields: chiefOp(kind, fieldsOf(place)) }
}

export const CHIEF_FORMS: RouteForm[] = [
  {
    route: 'chief/sheet.tsx',
    does: 'reopens a sheet',
    as: 'chiefJudge',
    prepare: (app) => chiefForm(app, 'reopen', ({ sheet }) => ({ sheet: sheet.id })),
    statuses: [302, 302, 409],
  },
  {
    route: 'chief/entrant.tsx',
    does: 'sets an entrant absent',
    as: 'chiefJudge',
    prepare: (app) =>
      chiefForm(app, 'setEntrant', ({ sheet }) => ({ codeId: sheet.codeId, status: 'absent' })),
    statuses: [302, 302, 409],
  },
  {
    route: 'chief/desk.tsx',
    does: 'takes a seat back',
    as: 'chiefJudge',
    prepare: (app) =>
      chiefForm(app, 'moveSeat', ({ sheet, tenure }) => ({ seat: sheet.seatId, tenure })),
    statuses: [302, 302, 409],
  },
  {
    route: 'chief/step.tsx',
    does: 'starts a stage',
    as: 'chiefJudge',
    prepare: () => ({
      params: { stageId: DRAWN },
      fields: chiefOp('moveStage', { to: 'scoring' }),
    }),
    statuses: [302, 302, 409],
  },
  {
    route: 'chief/held.tsx',
    does: 'decides a held op that is not there',
    as: 'chiefJudge',
    prepare: (app) => chiefForm(app, 'decideHeld', () => ({ held: 'none', decision: 'adopt' })),
    statuses: [409, 409, 409],
  },
  {
    route: 'chief/seatHeld.tsx',
    does: 'adopts what waits of a seat, where nothing does',
    as: 'chiefJudge',
    prepare: async (app) => {
      const { stageId, sheet } = await scoring(app)
      return {
        params: { stageId, seatId: sheet.seatId },
        fields: { ...op(), reason: '按规程处理' },
      }
    },
    statuses: [200, 200, 200],
  },
  {
    route: 'chief/ties.tsx',
    does: 'orders ties that are not there',
    as: 'chiefJudge',
    prepare: (app) => chiefForm(app, 'decideTies', () => ({ 'order[0]': 'none' })),
    statuses: [409, 409, 409],
  },
  {
    route: 'chief/freeze.tsx',
    does: 'freezes the board',
    as: 'chiefJudge',
    prepare: async (app) => {
      const { stageId } = await scoring(app)
      return { params: { stageId }, fields: { ...op(), who: 'all', reason: '决赛前封榜' } }
    },
    statuses: [302, 302, 409],
  },
  {
    route: 'chief/seats.tsx',
    does: 'shows a seat code',
    as: 'chiefJudge',
    prepare: async (app) => {
      const { stageId, sheet } = await scoring(app)
      return { params: { stageId }, fields: { seat: sheet.seatId } }
    },
    statuses: [200, 200, 200],
    // Each showing makes a new code and voids the one before; none is stored.
    rewrites: ['Seat'],
    renews: ['Seat'],
  },
]
