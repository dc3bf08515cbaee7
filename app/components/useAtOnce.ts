import { useEffect, useLayoutEffect } from 'react'

/**
 * As `useEffect`, but it runs before anybody sees or presses what has changed, and its end comes
 * while what the component shows is still in the page: fields that are taken out of it belong to no
 * form any more.
 */
export const useAtOnce = typeof document === 'undefined' ? useEffect : useLayoutEffect
