import type { Server as HttpServer } from 'node:http'
import type { Server as HttpsServer } from 'node:https'
import { Server } from 'socket.io'
import type { Application } from '~/http/application.server'
import { allowSocket } from '~/http/origin.server'
import { attachBoards } from './boards'
import { attachChief } from './chief'
import { attachJudging } from './judging'

const MAX_MESSAGE_BYTES = 64 * 1024

/**
 * Puts Socket.IO on the server that also serves the pages. Called once, by the process entry,
 * through the Remix server build, so that sockets and pages share every module.
 */
export function attachSockets(httpServer: HttpServer | HttpsServer, app: Application): Server {
  const io = new Server(httpServer, {
    serveClient: false,
    perMessageDeflate: false,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    allowRequest: allowSocket(app.settings),
  })
  attachJudging(io, app)
  attachBoards(io, app)
  attachChief(io, app)
  return io
}
