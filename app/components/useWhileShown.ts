import { useEffect, useLayoutEffect } from 'react'

/**
 * As `useEffect`, but its end comes while what the component shows is still in the page: fields that
 * are taken out of it belong to no form any more.
 */
export const useWhileShown = typeof document === 'undefined' ? useEffect : useLayoutEffect
