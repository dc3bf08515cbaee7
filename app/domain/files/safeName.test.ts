import fc from 'fast-check'
import { expect, it } from 'vitest'
import { contentDisposition, safeName } from './safeName'

it.each([
  ['成果报告.pdf', '成果报告.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\wang\\照片 1.jpg', '照片 1.jpg'],
  ['a\u0000b\r\n.pdf', 'ab.pdf'],
  ['annexe\u202efdp.exe', 'annexefdp.exe'],
  ['CON.pdf', '_CON.pdf'],
  ['...', 'file'],
  ['', 'file'],
  ['.htaccess', 'htaccess'],
  ['a<b>:"|?*.docx', 'ab.docx'],
  ['name. . ', 'name'],
  ['e\u0301.png', '\u00e9.png'],
  ['\ud800.png', 'png'],
])('%j is kept as %j', (given, kept) => {
  expect(safeName(given)).toBe(kept)
})

it('keeps the ending of a name that is too long', () => {
  const name = safeName(`${'长'.repeat(500)}.docx`)
  expect(name.endsWith('长.docx')).toBe(true)
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200)
})

it('is safe whatever is given, and stays what it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
      const name = safeName(given)
      // eslint-disable-next-line no-control-regex
      expect(name).not.toMatch(/[\u0000-\u001f/\\<>:"|?*]|^[. ]|[. ]$/)
      expect(name.length).toBeGreaterThan(0)
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200)
      expect(safeName(name)).toBe(name)
    }),
  )
})

it('puts a name into a header that nothing can be added to', () => {
  expect(contentDisposition('inline', '照片 (1)".jpg')).toBe(
    `inline; filename="__ (1)_.jpg"; filename*=UTF-8''%E7%85%A7%E7%89%87%20%281%29%22.jpg`,
  )
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (given) => {
      const header = contentDisposition('attachment', safeName(given))
      expect(header).toMatch(/^[\x20-\x7e]*$/)
      expect(header.split('"')).toHaveLength(3)
    }),
  )
})
