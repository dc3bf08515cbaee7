import { useTranslation } from 'react-i18next'
import type { RulesInForce as Rules } from '~/domain/review/dynamicRules'
import { useRuleWords } from './useRuleWords'

/** Which version of the rules a list of duties follows and since when, what it says, and its sources. */
export function RulesInForce({ rules: { version, since, rules, sources } }: { rules: Rules }) {
  const { t } = useTranslation('duty')
  const { sentence } = useRuleWords()
  const on = rules.filter(({ isOn }) => isOn)
  return (
    <details className="mt-4">
      <summary className="min-h-11 cursor-pointer content-center">
        {since === null ? t('rules.inForceGiven') : t('rules.inForce', { version, day: since })}
      </summary>
      {on.length === 0 ? (
        <p>{t('rules.none')}</p>
      ) : (
        <ol className="list-decimal pl-6">
          {on.map((rule) => (
            <li key={rule.id}>{sentence(rule)}</li>
          ))}
        </ol>
      )}
      {sources.length > 0 && (
        <>
          <p className="mt-3 font-medium">{t('rules.sources')}</p>
          <ul lang="zh-CN" className="list-disc pl-6 text-muted-strong">
            {sources.map((source) => (
              <li key={source}>{source}</li>
            ))}
          </ul>
        </>
      )}
    </details>
  )
}
