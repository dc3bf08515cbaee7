import { createRequestHandler } from '@remix-run/node'
import express from 'express'
import { readSettings } from '~/http/environment.server'
import { nonceOf, pageHeaders } from '~/http/headers.server'
import { requireOwnOrigin } from '~/http/origin.server'
import { lockForServer } from '~/services/backup/dataLock.server'
import { migrate } from '../prisma/migrate'
import { startBackups } from './automaticBackups'
import { builtSource, viteSource, type Build } from './build'
import { createWebServer, listen } from './httpServer'
import { answerPages } from './pages'

// This file runs outside the Remix build. It must not import modules that hold state, because
// the build has its own copy of them; what shares state comes through `app/entry.server`.

const STOP_WITHIN_MS = 5_000
const WAIT_FOR_LOCK_MS = 5_000

const settings = readSettings(process.env)
const lock = lockForServer(settings.dataDir, WAIT_FOR_LOCK_MS)
migrate(settings.databasePath)

const app = express()
app.disable('x-powered-by')
app.set('trust proxy', settings.proxies)
/** Takes the public pages before anything else runs; true when it has answered. */
let answeredFirst: ReturnType<Build['entry']['module']['createPublicPages']> = () => false
const web = await createWebServer((request, response) => {
  if (!answeredFirst(request, response)) app(request, response)
}, settings)
const developing = settings.mode === 'development'
const source = developing ? await viteSource(web) : await builtSource()
const pages = answerPages({
  load: source.load,
  mode: developing ? 'development' : 'production',
  contextOf: (request, response) => ({ nonce: nonceOf(response), address: request.ip ?? '' }),
})

app.use(...source.assets)
app.use(requireOwnOrigin(settings), ...pageHeaders(settings))
app.all('*', pages)

const build = await source.load()
const { attachSockets, createPublicPages, startApplication, stopApplication } = build.entry.module
const application = await startApplication()
if (!developing) {
  const render = createRequestHandler(build, 'production')
  answeredFirst = createPublicPages(application, (page) => render(page, { nonce: '', address: '' }))
}
const sockets = attachSockets(web.server, application)
const backups = startBackups(application, settings)
console.log(`匠赛 ${await listen(web, settings)}`)

async function stop(): Promise<void> {
  setTimeout(() => web.server.closeAllConnections(), STOP_WITHIN_MS).unref()
  const lastCopy = backups.stop()
  await sockets.close()
  await source.close()
  await lastCopy
  await stopApplication()
  lock.release()
  process.exit(0)
}

process.once('SIGTERM', () => void stop())
process.once('SIGINT', () => void stop())
