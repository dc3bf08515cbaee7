import { createContext } from 'react'
import type { StageNames } from '~/queries/review/stageNames.server'

/** The names in the stage that is shown; empty in a contest. */
export const KnownNames = createContext<StageNames>({ studios: {}, experts: {} })
