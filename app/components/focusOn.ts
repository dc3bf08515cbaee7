/** Goes to a control, in the middle of the window: at its bottom a line could cover it. */
export function focusOn(control: HTMLElement | null | undefined): void {
  control?.focus({ preventScroll: true })
  control?.scrollIntoView({ block: 'center' })
}
