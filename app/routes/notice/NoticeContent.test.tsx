import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { expect, it } from 'vitest'
import type { Language } from '~/locales/languages'
import { textsOf } from '~/locales/texts.server'
import { NoticeContent } from './NoticeContent'

const lines = [{ line: 'r1', title: '示例工作室', note: '示例单位', detail: '三星级' }]

const shown = (language: Language) =>
  renderToStaticMarkup(
    <I18nextProvider i18n={textsOf(language)}>
      <NoticeContent text="现将拟定结果予以公示。" lines={lines} />
    </I18nextProvider>,
  )

it('says on an English page that the notice is in Chinese, and marks all of its words', () => {
  const markup = shown('en')
  expect(markup.match(/published in Chinese/g)).toHaveLength(1)
  const unmarked = markup.replace(/<(p|td) lang="zh-CN".*?<\/\1>/g, '')
  for (const words of ['现将', '示例工作室', '三星级']) {
    expect(markup).toContain(words)
    expect(unmarked).not.toContain(words)
  }
})

it('says nothing of it on a Chinese page', () => {
  expect(shown('zh')).not.toContain(textsOf('zh').t('notice:inChinese'))
})
