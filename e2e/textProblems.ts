/**
 * What is wrong with the texts that a page shows: outside the window, cut off by a box around
 * them, or on top of each other. Runs in the browser, so it uses nothing from outside.
 */
export function textProblems(): string[] {
  const TOLERANCE = 1.5
  const shown = (element: Element) => {
    const { width, height } = element.getBoundingClientRect()
    return width > 1 && height > 1 && !element.closest('.sr-only')
  }
  const hasText = (element: Element) =>
    [...element.childNodes].some(
      ({ nodeType, textContent }) =>
        nodeType === Node.TEXT_NODE && (textContent ?? '').trim() !== '',
    )
  const texts = [...document.querySelectorAll('main *')]
    .filter((element) => hasText(element) && shown(element))
    .map((element) => {
      const range = document.createRange()
      range.selectNodeContents(element)
      const inside = range.getBoundingClientRect()
      const box = element.getBoundingClientRect()
      // Glyphs have room above and below in their lines; a block's own height is what it takes.
      const block = getComputedStyle(element).display !== 'inline'
      const [top, bottom] = block ? [box.top, box.bottom] : [inside.top, inside.bottom]
      const area = { left: inside.left, right: inside.right, top, bottom }
      return { element, area, text: element.textContent.slice(0, 40) }
    })
  const problems: string[] = []
  for (const { element, area, text } of texts) {
    const outside =
      area.left < -TOLERANCE ||
      area.top < -TOLERANCE ||
      area.right > innerWidth + TOLERANCE ||
      area.bottom > innerHeight + TOLERANCE
    if (outside) problems.push(`outside the window: ${text}`)
    for (let box = element.parentElement; box && box.tagName !== 'BODY'; box = box.parentElement) {
      const edge = box.getBoundingClientRect()
      const cut = area.right > edge.right + TOLERANCE || area.bottom > edge.bottom + TOLERANCE
      if (cut && edge.width > 1) problems.push(`cut off by <${box.tagName}>: ${text}`)
    }
  }
  for (const [index, one] of texts.entries()) {
    for (const other of texts.slice(index + 1)) {
      if (one.element.contains(other.element) || other.element.contains(one.element)) continue
      const wide =
        Math.min(one.area.right, other.area.right) - Math.max(one.area.left, other.area.left)
      const high =
        Math.min(one.area.bottom, other.area.bottom) - Math.max(one.area.top, other.area.top)
      if (wide > TOLERANCE && high > TOLERANCE) problems.push(`${one.text} over ${other.text}`)
    }
  }
  const page = document.documentElement
  if (page.scrollHeight > innerHeight || page.scrollWidth > innerWidth) problems.push('it scrolls')
  return problems
}
