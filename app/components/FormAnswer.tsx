import { useActionData, useLocation, useNavigation } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { signInPath } from '~/protocol/returnTo'
import { fieldInUse, focusOn } from './focusOn'
import { Notice } from './Notice'
import { useAtOnce } from './useAtOnce'

/**
 * In the frame of every page with a form: goes to what the page answers, which may be far from the
 * button, unless the reader is in another field by then; and says so when the form was refused
 * because nobody is signed in any more.
 */
export function FormAnswer() {
  const answer = useActionData()
  const { state } = useNavigation()
  const { pathname, search } = useLocation()
  const { t } = useTranslation('errors')
  const sentFrom = useRef<Element | null>(null)
  const shown = useRef<HTMLElement | null>(null)
  // From the event itself: by the time that the page is drawn anew the reader may have gone on.
  useEffect(() => {
    const onSubmit = () => (sentFrom.current = fieldInUse())
    document.addEventListener('submit', onSubmit, true)
    return () => document.removeEventListener('submit', onSubmit, true)
  }, [])
  // At once: a page that moves later moves what is pressed meanwhile.
  useAtOnce(() => {
    const field = fieldInUse()
    const isElsewhere = field !== null && field !== sentFrom.current
    shown.current = answer === undefined || isElsewhere ? null : answerIn(document)
    focusOn(shown.current)
  }, [answer])
  // Once the page has loaded anew its forms may have been replaced, and have lost the focus.
  useAtOnce(() => {
    const isLost = shown.current?.isConnected === false && fieldInUse() === null
    if (state !== 'idle' || !isLost) return
    shown.current = answerIn(document)
    focusOn(shown.current)
  }, [state])
  if (!isSignedOut(answer)) return null
  return (
    <div className="mb-4">
      <Notice tone="problem" title={t('formSignedOut.what')} isAnswer>
        <p>{t('formSignedOut.next')}</p>
        <p>
          <a
            href={signInPath(pathname + search)}
            target="_blank"
            rel="noopener"
            className="inline-flex min-h-11 items-center underline underline-offset-4"
          >
            {t('formSignedOut.signIn')}
          </a>
        </p>
      </Notice>
    </div>
  )
}

/** What was said about the form as a whole, otherwise the first field that is wrong. */
function answerIn(page: Document): HTMLElement | null {
  return (
    page.querySelector<HTMLElement>('[data-answer]') ??
    page.querySelector<HTMLElement>('main [aria-invalid=true]')
  )
}

function isSignedOut(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'signedOut' in answer
}
