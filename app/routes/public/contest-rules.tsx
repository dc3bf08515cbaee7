import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { EmptyState } from '~/components/EmptyState'
import { RulesInWords } from '~/components/rules/RulesInWords'
import { loaderFor } from '~/http/route.server'
import { slugSchema } from '~/protocol/slug'
import { publicRuleSet } from '~/queries/contest/publicRuleSet.server'

export const loader = loaderFor({
  access: 'public',
  params: z.object({ slug: slugSchema }),
  load: async ({ app, params }) => ({ rules: await publicRuleSet(app, params.slug) }),
})

export default function ContestRules() {
  const { rules } = useLoaderData<typeof loader>()
  const { t } = useTranslation('board')
  return (
    <div className="px-4 md:px-0">
      {rules ? (
        <RulesInWords ruleSet={rules.ruleSet} version={rules.version} />
      ) : (
        <EmptyState title={t('rules.none')} text={t('rules.noneText')} />
      )}
    </div>
  )
}
