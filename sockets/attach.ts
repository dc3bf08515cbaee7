import type { Server as HttpServer } from 'node:http'
import type { Server as HttpsServer } from 'node:https'
import { Server } from 'socket.io'
import type { Settings } from '~/http/environment.server'
import { allowSocket } from '~/http/origin.server'

const MAX_MESSAGE_BYTES = 64 * 1024

/**
 * Puts Socket.IO on the server that also serves the pages. Called once, by the process entry,
 * through the Remix server build, so that sockets and pages share every module.
 */
export function attachSockets(httpServer: HttpServer | HttpsServer, settings: Settings): Server {
  const io = new Server(httpServer, {
    serveClient: false,
    perMessageDeflate: false,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    allowRequest: allowSocket(settings),
  })
  io.of('/boards')
  return io
}
