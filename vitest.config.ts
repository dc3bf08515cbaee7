import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { alias: { '~': fileURLToPath(new URL('./app', import.meta.url)) } },
  test: {
    environment: 'node',
    setupFiles: ['app/services/testing/failOnConsoleError.ts'],
    include: ['app/**/*.test.{ts,tsx}', 'prisma/**/*.test.ts', 'sockets/**/*.test.ts'],
  },
})
