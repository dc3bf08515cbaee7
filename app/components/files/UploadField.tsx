import { useRevalidator } from '@remix-run/react'
import { useRef, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { acceptedEndings, type FilePurpose } from '~/domain/files/kinds'
import { Button } from '../Button'
import { Field } from '../Field'
import { browserStorage } from '../live/keepOnDevice'
import { UploadProgress, type Running } from './UploadProgress'
import { UploadResult, type Uploaded } from './UploadResult'
import { sendRemembered, type SendEnd } from './sendRemembered'
import { uploadKey, uploadMemory } from './uploadMemory'
import { wireFor, type UploadPlace } from './wire'

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
 * it is, can be cancelled, and goes on by itself after the network was away, or when the same file
 * is chosen again after the page was.
 */
export function UploadField({ scope, purpose, opId, answer, action }: UploadFieldProps) {
  const { t } = useTranslation('files')
  const { revalidate } = useRevalidator()
  // a state alone would let a second press through before the page is drawn anew
  const busy = useRef(false)
  const [isBusy, setIsBusy] = useState(false)
  const [current, setCurrent] = useState<Running | null>(null)
  const [sent, setSent] = useState<Uploaded | null>(null)
  const result = sent ?? answer

  async function send(form: HTMLFormElement): Promise<void> {
    const fields = new FormData(form)
    const files = fields.getAll('file').filter((file) => file instanceof File && file.name !== '')
    const alt = fields.get('alt')
    const place = { scope, purpose, alt: typeof alt === 'string' ? alt : '' }
    const done: Uploaded = {
      ...{ count: 0, problems: files.length === 0 ? ['noFile'] : [], cancelled: [] },
    }
    setSent(null)
    for (const file of files as File[]) {
      const end = await sendOne(file, place)
      if (end.kind === 'sent') done.count += 1
      else if (end.kind === 'problem') done.problems.push(end.problem)
      else done.cancelled.push({ name: file.name, isDeleted: end.isDeleted })
    }
    setSent(done)
    if (done.count > 0) form.reset()
    // the button that was pressed is gone, and with it the focus
    if (done.cancelled.length > 0) form.querySelector<HTMLElement>('[type=submit]')?.focus()
    revalidate()
  }

  function sendOne(file: File, place: UploadPlace): Promise<SendEnd> {
    const abort = new AbortController()
    const { signal } = abort
    const cancel = () => {
      abort.abort()
      setCurrent((now) => now && { ...now, kind: 'cancelling' })
    }
    return sendRemembered(file, {
      key: uploadKey(place, file),
      memory: uploadMemory(browserStorage(), Date.now),
      connect: (opId) => wireFor(file, { ...place, opId }, signal),
      signal,
      tell: (told) => setCurrent({ file, ...told, cancel }),
    })
  }

  function onSubmit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault()
    if (busy.current) return
    hold(true)
    void send(event.currentTarget).finally(() => {
      setCurrent(null)
      hold(false)
    })
  }

  function hold(isHeld: boolean): void {
    busy.current = isHeld
    setIsBusy(isHeld)
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
      {/* The fields are emptied at the end: what was entered meanwhile would be lost then. */}
      <Field
        name="alt"
        label={t('field.alt')}
        hint={t('field.altHint')}
        maxLength={200}
        readOnly={isBusy}
        optional
      />
      <Field
        name="file"
        type="file"
        label={t('field.files')}
        hint={t(`field.hint.${purpose}`)}
        accept={acceptedEndings(purpose)}
        multiple
        disabled={isBusy}
      />
      {current && <UploadProgress {...current} />}
      <Button type="submit" tone="primary" aria-disabled={isBusy}>
        {t(isBusy ? 'field.busy' : 'field.send')}
      </Button>
    </form>
  )
}
