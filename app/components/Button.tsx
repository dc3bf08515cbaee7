import { Link, type LinkProps } from '@remix-run/react'
import type { ButtonHTMLAttributes } from 'react'

/** `primary` is for the one thing that matters now; `danger` for what cannot be taken back. */
export type Tone = 'primary' | 'plain' | 'danger' | 'quiet'

const BASE =
  'inline-flex min-h-11 min-w-11 items-center justify-center gap-2 rounded-card border px-4 text-base no-underline disabled:cursor-not-allowed'

const TONES: Record<Tone, string> = {
  primary:
    'border-red bg-red font-medium text-paper hover:bg-red-deep disabled:border-line-strong disabled:bg-line disabled:text-muted-strong',
  plain:
    'border-line-strong bg-paper text-ink hover:bg-canvas disabled:bg-line disabled:text-muted-strong',
  danger:
    'border-red bg-paper font-medium text-red hover:bg-red-soft disabled:border-line-strong disabled:bg-line disabled:text-muted-strong',
  quiet:
    'border-transparent bg-transparent text-ink underline decoration-line-strong underline-offset-4 hover:decoration-ink',
}

/** The class names of a button, for elements that are neither of the two below. */
export function buttonClass(tone: Tone = 'plain', more = ''): string {
  return `${BASE} ${TONES[tone]} ${more}`
}

/** A button that does something on this page; it submits only when `type` says so. */
export function Button({
  tone,
  className,
  type = 'button',
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { tone?: Tone }) {
  return <button {...rest} type={type} className={buttonClass(tone, className)} />
}

/** A link that looks like a button, for going somewhere. */
export function LinkButton({ tone, className, ...rest }: LinkProps & { tone?: Tone }) {
  return <Link {...rest} className={buttonClass(tone, className)} />
}
