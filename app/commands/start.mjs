import { serve } from './run.mjs'
import { setup } from './setup.mjs'

setup()
serve({ NODE_ENV: 'production' })
