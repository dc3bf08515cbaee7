import { useTranslation } from 'react-i18next'
import { StatusPill } from '~/components/StatusPill'
import { useMoney } from '~/components/studio/useMoney'
import { Table, Td, Th } from '~/components/Table'
import type { ShownStudio } from './public-studio'

/** The latest results by name; who made them stays in the register. */
export function StudioResults({ results }: { results: ShownStudio['achievements'] }) {
  const { t } = useTranslation('studios')
  const money = useMoney()
  return (
    <Table caption={t('page.latest')}>
      <thead>
        <tr>
          <Th>{t('page.year')}</Th>
          <Th>{t('page.result')}</Th>
          <Th>{t('page.kind')}</Th>
          <Th>{t('page.adoptedShort')}</Th>
          <Th numeric>{t('page.benefitShort')}</Th>
        </tr>
      </thead>
      <tbody>
        {results.map(({ title, kind, year, adopted, benefitYuan }, index) => (
          <tr key={index}>
            <Td>{year}</Td>
            <Td className="min-w-44">{title}</Td>
            <Td className="whitespace-nowrap">{t(`kind.${kind}`)}</Td>
            <Td>{adopted ? <StatusPill tone="green">{t('page.used')}</StatusPill> : '–'}</Td>
            <Td numeric className="whitespace-nowrap">
              {benefitYuan > 0 ? money(benefitYuan) : '–'}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
