import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { expect, it } from 'vitest'
import { useFormErrorText } from '~/components/FormShell'
import { textsOf } from '~/locales/texts.server'
import { cycleProblem } from './cycleProblem'

function Words({ error }: { error: string }) {
  return <>{useFormErrorText()(error)}</>
}

const said = (error: string) =>
  renderToStaticMarkup(
    <I18nextProvider i18n={textsOf('zh')}>
      <Words error={error} />
    </I18nextProvider>,
  )

it('says what a refusal names, whatever is in the name', () => {
  const detail = '甲|乙工作室（𠮷）'
  expect(said(cycleProblem({ ok: false, code: 'certificate.missingGlyphs', detail }))).toContain(
    detail,
  )
  expect(said('errors:tooMany.next|5')).toContain(' 5 ')
})

it('says the words alone where nothing is named', () => {
  expect(said(cycleProblem({ ok: false, code: 'cycle.notFound' }))).toBe(
    '没有找到这次评审。没有更改。',
  )
})
