import { useTranslation } from 'react-i18next'
import { Table, Td, Th } from '~/components/Table'
import { useLanguage } from '~/locales/useLanguage'
import { LineTitle } from './LineTitle'

interface Props {
  text: string
  lines: readonly { line: string; title: string; note: string; detail: string }[]
}

/**
 * What a notice announces, in the words in which it was published: its log has a digest of them,
 * so they are in Chinese on a page in any language.
 */
export function NoticeContent({ text, lines }: Props) {
  const { t } = useTranslation('notice')
  const isForeign = useLanguage() !== 'zh'
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      {isForeign && <p className="text-muted-strong">{t('inChinese')}</p>}
      <p lang="zh-CN" className="leading-relaxed whitespace-pre-line">
        {text}
      </p>
      <Table caption={t('lines.caption')}>
        <thead>
          <tr>
            <Th numeric>{t('lines.number')}</Th>
            <Th>{t('lines.title')}</Th>
            <Th>{t('lines.detail')}</Th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ line, title, note, detail }, index) => (
            <tr key={line}>
              <Td numeric>{index + 1}</Td>
              <Td lang="zh-CN">
                <LineTitle title={title} note={note} />
              </Td>
              <Td lang="zh-CN">{detail}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}
