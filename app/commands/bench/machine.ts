import { readFileSync } from 'node:fs'
import { availableParallelism, cpus, platform, release } from 'node:os'
import path from 'node:path'

export interface Machine {
  readonly date: string
  readonly node: string
  readonly system: string
  readonly cpu: string
  readonly cores: number
  /** Type of the file system under the data folder. */
  readonly fileSystem: string
}

/** What the figures were measured on. */
export function machineOf(folder: string, now: Date): Machine {
  return {
    date: now.toISOString().slice(0, 10),
    node: process.versions.node,
    system: `${platform()} ${release()}`,
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    fileSystem: fileSystemOf(folder),
  }
}

/** The type of the mount that holds a folder, where the system says so. */
function fileSystemOf(folder: string): string {
  if (platform() !== 'linux') return 'unknown'
  return mountedType(readFileSync('/proc/self/mounts', 'utf8'), path.resolve(folder))
}

/** The type of the longest mount point above `folder` in the text of /proc/self/mounts. */
export function mountedType(mounts: string, folder: string): string {
  let found = { point: '', type: 'unknown' }
  for (const line of mounts.split('\n')) {
    const [, point, type] = line.split(' ')
    if (point === undefined || type === undefined) continue
    const name = point.replace(/\\(\d{3})/g, (_, octal: string) =>
      String.fromCharCode(Number.parseInt(octal, 8)),
    )
    const holds = folder === name || folder.startsWith(name.endsWith('/') ? name : `${name}/`)
    if (holds && name.length >= found.point.length) found = { point: name, type }
  }
  return found.type
}
