import { serve } from './run.mjs'
import { setup } from './setup.mjs'

setup({ withDev: true, pages: false })
serve({ NODE_ENV: 'development', JIANGSAI_MODE: 'development' })
