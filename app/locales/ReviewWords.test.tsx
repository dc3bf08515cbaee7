/** The words of reviews on a page whose language is changed while it is open. */
import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider, useTranslation } from 'react-i18next'
import { expect, it } from 'vitest'
import en from './en'
import { addTexts, createTexts } from './i18n'
import { ReviewWords, usePageTexts } from './ReviewWords'
import zh from './zh'

it('follow the page’s language, and lead to the texts of the whole page', async () => {
  const page = createTexts('zh', zh)
  const seen = new Set<unknown>()
  const Words = () => {
    seen.add(usePageTexts())
    return useTranslation('board').t('state.absent')
  }
  const read = (on: boolean) =>
    renderToStaticMarkup(
      <I18nextProvider i18n={page}>
        <ReviewWords on={on}>
          <Words />
        </ReviewWords>
      </I18nextProvider>,
    )
  const before = [read(true), read(false)]
  addTexts(page, 'en', en)
  await page.changeLanguage('en')
  expect([...before, read(true)]).toEqual(['未参评', '缺席', 'Absent'])
  expect([...seen]).toEqual([page])
})
