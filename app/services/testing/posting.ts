/** Posts forms to the actions of routes as a browser does, and tells what they changed. */
import Database from 'better-sqlite3'
import type { ActionFunctionArgs } from '@remix-run/node'
import type { Application } from '~/http/application.server'
import { startSignIn } from '../people/startSignIn.server'

export interface RouteModule {
  action: (args: ActionFunctionArgs) => Promise<unknown>
}

export interface Posted {
  params?: Record<string, string>
  fields: Record<string, string>
  /** A `Cookie` header; null for a visitor. */
  cookie: string | null
}

/** Posts a form and returns what the action answers or throws. */
export async function answerTo(module: RouteModule, posted: Posted): Promise<unknown> {
  const { params = {}, fields, cookie } = posted
  const body = new URLSearchParams(fields).toString()
  const headers = new Headers({
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': String(Buffer.byteLength(body)),
    ...(cookie !== null && { cookie }),
  })
  const request = new Request('http://localhost:3000/page', { method: 'POST', body, headers })
  const context = { nonce: '', address: '10.0.0.1' }
  return module.action({ request, params, context }).catch((thrown: unknown) => thrown)
}

/** Posts a form and returns where the browser is sent; null when it is not. */
export async function locationAfter(module: RouteModule, posted: Posted): Promise<string | null> {
  const answer = await answerTo(module, posted)
  return answer instanceof Response ? answer.headers.get('Location') : null
}

/** Posts a form and returns the status that the browser gets. */
export async function statusOf(module: RouteModule, posted: Posted): Promise<number> {
  const answer = await answerTo(module, posted)
  if (answer instanceof Response) return answer.status
  if (answer instanceof Error) throw answer
  return (answer as { init?: { status?: number } | null } | null)?.init?.status ?? 200
}

/** Signs a person in and returns the cookie. */
export async function cookieOf(app: Application, personId: string): Promise<string> {
  const token = await app.writer.write((tx) => startSignIn(tx, personId, app.now()))
  return `jiangsai=${token}`
}

/** What counts tries and remembers answers: no change that anybody asked for. */
const NO_CHANGE = new Set(['Attempt', 'OpAnswer', '_prisma_migrations'])

/** Every table's rows, to be compared. */
export function contentsOf({ settings }: Application): Map<string, string> {
  const db = new Database(settings.databasePath, { readonly: true })
  try {
    const tables = db
      .prepare<[], { name: string }>(`SELECT name FROM sqlite_master WHERE type = 'table'`)
      .all()
      .filter(({ name }) => !NO_CHANGE.has(name) && !name.startsWith('sqlite_'))
    return new Map(
      tables.map(({ name }) => {
        const rows = db.prepare(`SELECT * FROM "${name}"`).all()
        return [name, JSON.stringify(rows.map((row) => JSON.stringify(row)).sort())]
      }),
    )
  } finally {
    db.close()
  }
}

/** The names of the tables that differ. */
export function changesBetween(before: Map<string, string>, after: Map<string, string>): string[] {
  return [...after].flatMap(([name, rows]) => (before.get(name) === rows ? [] : [name])).sort()
}
