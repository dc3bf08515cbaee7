import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { expect, it } from 'vitest'
import { textsOf } from '~/locales/texts.server'
import { NoticeStanding } from './NoticeStanding'

it('does not say of a notice that was ended that it was replaced before there is another', () => {
  const notice = { reason: '异议成立', corrects: null, supersededBy: null }
  const said = renderToStaticMarkup(
    <I18nextProvider i18n={textsOf('zh')}>
      <NoticeStanding notice={{ ...notice, state: 'superseded' }} />
    </I18nextProvider>,
  )
  expect(said).toContain('本公示已终止')
  expect(said).toContain('更正后的公示尚未发布')
  expect(said).toContain('异议成立')
  expect(said).not.toContain('代替')
})
