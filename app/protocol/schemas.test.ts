import { expectTypeOf, it } from 'vitest'
import type { z } from 'zod'
import type { ChiefOp } from '~/domain/contest/decideChiefOp'
import type { RuleSet } from '~/domain/contest/ruleSet'
import type { ReviewScheme } from '~/domain/review/scheme'
import type { chiefOpSchema } from './chief'
import type { reviewSchemeSchema } from './reviewScheme'
import type { ruleSetSchema } from './ruleSet'

it('says with its types what the domain says with its own', () => {
  expectTypeOf<z.infer<typeof ruleSetSchema>>().toExtend<RuleSet>()
  expectTypeOf<RuleSet>().toExtend<z.infer<typeof ruleSetSchema>>()
  expectTypeOf<z.infer<typeof reviewSchemeSchema>>().toExtend<ReviewScheme>()
  expectTypeOf<ReviewScheme>().toExtend<z.infer<typeof reviewSchemeSchema>>()
  expectTypeOf<z.infer<typeof chiefOpSchema>>().toExtend<ChiefOp>()
  expectTypeOf<ChiefOp>().toExtend<z.infer<typeof chiefOpSchema>>()
})
