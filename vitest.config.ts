import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { alias: { '~': fileURLToPath(new URL('./app', import.meta.url)) } },
  test: {
    environment: 'node',
    // A busy machine may be slow; no test passes or fails by time.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    setupFiles: ['app/services/testing/failOnConsoleError.ts'],
    include: ['app/**/*.test.{ts,tsx}', 'prisma/**/*.test.ts', 'sockets/**/*.test.ts'],
  },
})
