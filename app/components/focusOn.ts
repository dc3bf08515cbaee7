/** Goes to a control, in the middle of the window: at its bottom a line could cover it. */
export function focusOn(control: HTMLElement | null | undefined): void {
  control?.focus({ preventScroll: true })
  control?.scrollIntoView({ block: 'center' })
}

/** The field that the reader is in, as in one to which they went before the page's scripts ran. */
export function fieldInUse(): Element | null {
  const { activeElement } = document
  return activeElement?.matches('input, select, textarea') ? activeElement : null
}
