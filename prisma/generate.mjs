import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const prismaFolder = import.meta.dirname
const output = path.join(prismaFolder, 'generated')
const stamp = path.join(output, '.stamp')
const require = createRequire(import.meta.url)

const manifest = require.resolve('prisma/package.json')
const fingerprint = createHash('sha256')
  .update(readFileSync(path.join(prismaFolder, 'schema.prisma')))
  .update(readFileSync(manifest))
  .digest('hex')

if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) {
  console.log('Prisma client: up to date')
} else {
  // Prisma would download a native schema engine from outside the registry. Generating needs
  // none, and a program that fails, unlike /bin/true, cannot be mistaken for one that worked.
  const result = spawnSync(
    process.execPath,
    [path.join(path.dirname(manifest), 'build/index.js'), 'generate', '--no-hints'],
    {
      cwd: path.dirname(prismaFolder),
      stdio: 'inherit',
      env: {
        ...process.env,
        PRISMA_SCHEMA_ENGINE_BINARY: '/bin/false',
        CHECKPOINT_DISABLE: '1',
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
      },
    },
  )
  if (result.status !== 0) process.exit(result.status ?? 1)
  writeFileSync(stamp, fingerprint)
}
