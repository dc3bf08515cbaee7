import { rmSync } from 'node:fs'
import path from 'node:path'
import { root, runNode, serve } from './run.mjs'
import { setup } from './setup.mjs'

// A demo has data of its own, so that it never touches those of an installation beside it.
const dataDir = path.resolve(root, process.env.DATA_DIR ?? 'data/demo')
const env = { NODE_ENV: 'production', JIANGSAI_MODE: 'demo', DATA_DIR: dataDir }

setup()
if (process.argv.includes('--fresh')) rmSync(dataDir, { recursive: true, force: true })
if (!runNode(['--import', 'tsx', 'prisma/seedDemo.ts'], env)) process.exit(1)
serve(env)
