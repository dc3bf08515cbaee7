import { DEMO_PASSWORD } from '../../../../prisma/seed'
import { issueResetCode } from '../../people/issueResetCode.server'
import { cookieOf } from '../posting'
import { personOf, phoneOf, type RouteForm } from './forms'

export const PEOPLE_FORMS: RouteForm[] = [
  {
    route: 'people/account.tsx',
    does: 'ends another sign-in',
    as: 'zoneOfficer',
    prepare: async (app) => {
      const personId = await personOf(app, 'zoneOfficer')
      await cookieOf(app, personId)
      const other = await app.read.signIn.findFirstOrThrow({ where: { personId } })
      return { fields: { signIn: other.id } }
    },
    statuses: [200, 404, 404],
  },
  {
    route: 'people/password.tsx',
    does: 'changes the own password',
    as: 'zoneOfficer',
    prepare: () => {
      const password = 'another sentence'
      return { fields: { current: DEMO_PASSWORD, password, repeat: password } }
    },
    statuses: [302, 302, 302],
  },
  {
    route: 'people/language.ts',
    does: 'chooses a language',
    as: 'zoneOfficer',
    prepare: () => ({ fields: { language: 'en', to: '/' } }),
    statuses: [302, 302, 302],
  },
  {
    route: 'people/reset-codes.tsx',
    does: 'issues a code',
    as: 'organiser',
    prepare: () => ({ fields: { phone: phoneOf('zoneOfficer') } }),
    statuses: [200, 200, 200],
    // A code is shown once and stored nowhere: the one shown last works, those before are void.
    rewrites: ['Event', 'ResetCode', 'Scope'],
    renews: ['Event', 'ResetCode', 'Scope'],
  },
  {
    route: 'people/reset.tsx',
    does: 'sets a password by a code',
    as: null,
    prepare: async (app) => {
      const personId = await personOf(app, 'organiser')
      const grants = (await app.read.grant.findMany({ where: { personId } })) as never
      const phone = phoneOf('zoneOfficer')
      const issued = await issueResetCode(app, { viewer: { personId, grants }, phone })
      const password = 'another sentence'
      return { fields: { phone, code: issued?.code ?? '', password, repeat: password } }
    },
    statuses: [302, 422, 422],
  },
  {
    route: 'people/sign-in.tsx',
    does: 'signs in',
    as: null,
    prepare: () => ({ fields: { phone: phoneOf('organiser'), password: DEMO_PASSWORD } }),
    statuses: [302, 302, 302],
    // Each answer carries a cookie of its own; the account page lists and ends them.
    rewrites: ['SignIn'],
    renews: ['SignIn'],
  },
  {
    route: 'people/sign-out.ts',
    does: 'signs out',
    as: 'zoneOfficer',
    prepare: () => ({ fields: {} }),
    statuses: [302, 302, 302],
  },
]
