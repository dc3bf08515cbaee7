import type { Server as HttpServer } from 'node:http'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import express, { type RequestHandler } from 'express'
import type * as entry from '../app/entry.server'
import type { WebServer } from './httpServer'

/** The Remix server build, with what `app/entry.server` exports beside its handler. */
export type Build = ServerBuild & { entry: { module: typeof entry } }

/** The pages and their files, from disk or, while developing, from Vite. */
export interface BuildSource {
  load: () => Promise<Build>
  assets: RequestHandler[]
  close: () => Promise<void>
}

const root = path.dirname(import.meta.dirname)

/** Serves what `npm run build` wrote. */
export async function builtSource(): Promise<BuildSource> {
  const file = pathToFileURL(path.join(root, 'build/server/index.js')).href
  const build = (await import(file)) as Build
  const client = path.join(root, 'build/client')
  const assets = express.Router()
  assets.use(
    '/assets',
    express.static(path.join(client, 'assets'), { immutable: true, maxAge: '1y', index: false }),
    (_request, response) => response.status(404).end(),
  )
  return {
    load: () => Promise.resolve(build),
    assets: [assets, express.static(client, { maxAge: 0, index: false })],
    close: () => Promise.resolve(),
  }
}

/** Serves the sources, and reloads pages as they change. */
export async function viteSource({ server }: WebServer): Promise<BuildSource> {
  const { createServer } = await import('vite')
  const vite = await createServer({
    root,
    server: { middlewareMode: true, hmr: { server: server as HttpServer } },
  })
  return {
    load: async () => (await vite.ssrLoadModule('virtual:remix/server-build')) as Build,
    assets: [vite.middlewares],
    close: () => vite.close(),
  }
}
