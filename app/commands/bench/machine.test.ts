import { expect, it } from 'vitest'
import { mountedType } from './machine'

const MOUNTS = `/dev/vda / ext4 rw 0 0
tmpfs /tmp tmpfs rw 0 0
/dev/vdb /srv/my\\040data xfs rw 0 0
`

it.each([
  ['/srv', 'ext4'],
  ['/tmp', 'tmpfs'],
  ['/tmp/bench', 'tmpfs'],
  ['/tmpfiles', 'ext4'],
  ['/srv/my data/jiangsai', 'xfs'],
])('%s is on %s', (folder, type) => {
  expect(mountedType(MOUNTS, folder)).toBe(type)
})

it('says so when no mount is known', () => {
  expect(mountedType('', '/srv')).toBe('unknown')
})
