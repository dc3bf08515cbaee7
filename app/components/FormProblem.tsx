import { useActionData } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { useFormErrorText } from './FormShell'
import { Notice } from './Notice'

/**
 * What is wrong with a form as a whole, at the top of its page. It is brought into view with each
 * answer: the form that was sent may be far below, where nothing would seem to have happened.
 */
export function FormProblem({ error }: { error: string }) {
  const errorText = useFormErrorText()
  const place = useRef<HTMLDivElement>(null)
  const answer = useActionData()
  useEffect(() => {
    // a promise in newer browsers: returned, it would be taken for what ends the effect
    place.current?.scrollIntoView({ block: 'center' })
  }, [answer])
  return (
    <div ref={place}>
      <Notice tone="problem">{errorText(error)}</Notice>
    </div>
  )
}
