import { useActionData, useNavigation } from '@remix-run/react'
import { useEffect } from 'react'
import { focusOn } from './focusOn'

/** In the frame of every page with a form: goes to the answer, which may be far from the button. */
export function FormAnswer() {
  const answer = useActionData()
  const isSettled = useNavigation().state === 'idle'
  useEffect(() => {
    // Until the page has loaded anew its forms may still be replaced, and lose the focus.
    if (answer !== undefined && isSettled) focusOn(answerIn(document))
  }, [answer, isSettled])
  return null
}

/** What was said about the form as a whole, otherwise the first field that is wrong. */
function answerIn(page: Document): HTMLElement | null {
  return (
    page.querySelector<HTMLElement>('[data-answer]') ??
    page.querySelector<HTMLElement>('main [aria-invalid=true]')
  )
}
