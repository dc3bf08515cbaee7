import { createContext, useContext } from 'react'

const Nonce = createContext('')

/** Hands the answer's nonce to the scripts of the page; only the server has one. */
export const NonceProvider = Nonce.Provider

export function useNonce(): string {
  return useContext(Nonce)
}
