import { useRevalidator } from '@remix-run/react'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { acceptedEndings, type FilePurpose } from '~/domain/files/kinds'
import { Button } from '../Button'
import { Field } from '../Field'
import { UploadResult, type Uploaded } from './UploadResult'
import { sendFile, type Told } from './sendFile'
import { wireFor } from './wire'

interface UploadFieldProps {
  scope: string
  purpose: FilePurpose
  /** Under which a form sent twice without JavaScript is one. */
  opId: string
  /** What the server answered to the form without JavaScript. */
  answer: Uploaded | null
  /** The page that takes the form without JavaScript; by default the one that it is on. */
  action?: string
}

/**
 * Chooses and uploads files. Without JavaScript it is a plain form; with it, each file shows how far
 * it is and goes on by itself after the network was away.
 */
export function UploadField({ scope, purpose, opId, answer, action }: UploadFieldProps) {
  const { t } = useTranslation('files')
  const { revalidate } = useRevalidator()
  const [current, setCurrent] = useState<{ file: File; told: Told } | null>(null)
  const [sent, setSent] = useState<Uploaded | null>(null)
  const result = sent ?? answer

  async function send(form: HTMLFormElement): Promise<void> {
    const fields = new FormData(form)
    const files = fields.getAll('file').filter((file) => file instanceof File && file.name !== '')
    const alt = fields.get('alt')
    const done: Uploaded = { count: 0, problems: files.length === 0 ? ['noFile'] : [] }
    setSent(null)
    for (const file of files as File[]) {
      const wire = wireFor(file, { scope, purpose, alt: typeof alt === 'string' ? alt : '' })
      const problem = await sendFile(file, wire, (told) => setCurrent({ file, told }))
      if (problem === null) done.count += 1
      else done.problems.push(problem)
    }
    setCurrent(null)
    setSent(done)
    if (done.count > 0) form.reset()
    revalidate()
  }

  function onSubmit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault()
    if (current === null) void send(event.currentTarget)
  }

  return (
    <form
      method="post"
      action={action}
      encType="multipart/form-data"
      onSubmit={onSubmit}
      className="grid gap-5 rounded-card border border-line bg-paper p-5"
    >
      {result && <UploadResult {...result} />}
      <input type="hidden" name="opId" value={opId} />
      <Field name="alt" label={t('field.alt')} hint={t('field.altHint')} maxLength={200} optional />
      <Field
        name="file"
        type="file"
        label={t('field.files')}
        hint={t(`field.hint.${purpose}`)}
        accept={acceptedEndings(purpose)}
        multiple
      />
      {current && <Progress {...current} />}
      <Button type="submit" tone="primary" aria-disabled={current !== null}>
        {t('field.send')}
      </Button>
    </form>
  )
}

function Progress({ file: { name, size }, told }: { file: File; told: Told }) {
  const { t } = useTranslation('files')
  return (
    <div className="grid gap-1.5">
      <p role="status" className={told.kind === 'waiting' ? 'text-amber' : 'text-muted'}>
        {t(`field.${told.kind}`, { name })}
      </p>
      <progress
        aria-label={t('field.progress', { name })}
        className="h-2 w-full accent-blue"
        max={size}
        value={told.sent}
      />
    </div>
  )
}
