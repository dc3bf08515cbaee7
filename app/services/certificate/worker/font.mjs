// The files of the font of certificates. Both weights have the same characters.
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const FAMILY = '@expo-google-fonts/noto-sans-sc'
export const REGULAR = require.resolve(`${FAMILY}/400Regular/NotoSansSC_400Regular.ttf`)
export const BOLD = require.resolve(`${FAMILY}/700Bold/NotoSansSC_700Bold.ttf`)
