import { useFormErrorText } from './FormShell'
import { Notice } from './Notice'

/** What is wrong with a form as a whole, at the top of its page. */
export function FormProblem({ error }: { error: string }) {
  const errorText = useFormErrorText()
  return (
    <Notice tone="problem" isAnswer>
      {errorText(error)}
    </Notice>
  )
}
