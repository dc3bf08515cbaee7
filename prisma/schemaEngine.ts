import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type { DiffTarget, SchemaEngine } from '@prisma/schema-engine-wasm'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'

interface EngineBindings {
  SchemaEngine: typeof SchemaEngine
  __wbg_set_wasm(exports: WebAssembly.Exports): void
}

async function loadEngine(): Promise<typeof SchemaEngine> {
  const wasmPath = new URL(
    'schema_engine_bg.wasm',
    import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg'),
  )
  const engine = bindings as unknown as EngineBindings
  const { instance } = await WebAssembly.instantiate(await readFile(fileURLToPath(wasmPath)), {
    './schema_engine_bg.js': bindings as unknown as WebAssembly.ModuleImports,
  })
  engine.__wbg_set_wasm(instance.exports)
  const start = instance.exports['__wbindgen_start'] as () => void
  start()
  return engine.SchemaEngine
}

function target(schema: string | undefined): DiffTarget {
  return schema === undefined
    ? { tag: 'empty' }
    : { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: schema }] }
}

/**
 * The SQL that takes a SQLite database from one Prisma schema to another; an empty string when
 * they are the same. It compares schemas only, so it needs no database and no native engine.
 */
export async function diffSchemas(before: string | undefined, after: string): Promise<string> {
  const Engine = await loadEngine()
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaBetterSqlite3({ url: ':memory:' }))
  const engine = await Engine.new(
    { datamodels: [['schema.prisma', after]] },
    () => undefined,
    adapter,
  )
  const result = await engine.diff({
    from: target(before),
    to: target(after),
    script: true,
    exitCode: true,
    filters: { externalTables: [], externalEnums: [] },
  })
  return result.exitCode === 0 ? '' : (result.stdout ?? '')
}
