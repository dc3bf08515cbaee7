/** `tsx e2e/registerSeed.ts`: a programme with its zones, an organiser, and a table of new studios. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { createApplication } from '../app/http/application.server'
import { readSettings } from '../app/http/environment.server'
import { readSecrets } from '../app/http/secrets.server'
import { writeSheets } from '../app/services/studio/sheet/writeSheet.server'
import { PASSWORD, testPerson } from '../app/services/testing/people'
import { testRegister } from '../app/services/testing/studios'
import { migrate } from '../prisma/migrate'

const settings = readSettings()
migrate(settings.databasePath)
const app = await createApplication(settings, readSecrets(settings, process.env))
await testRegister(app, [{ id: 'weld', name: '示例焊接创新工作室' }])
const phone = '13800000001'
await testPerson(app, phone, { role: 'organiser', editionId: 'edition-2021' })
const head = [
  '工作室名称',
  '赛区',
  '单位全称',
  '统一社会信用代码',
  '领军人',
  '级别',
  '行业',
  '创建日期',
  '命名日期',
]
const row = (name: string, zone: string) => [
  ...[name, zone, '示例供电公司', '91999999DEM000001X', '示例张工'],
  ...['市级', '电力能源', '2019-05-01', '2020-04-28'],
]
const rows = [row('示例张工创新工作室', 'XS'), row('示例无赛区工作室', '没有的赛区')]
const widths = head.map(() => 16)
const bytes = await writeSheets([{ name: '台账', head, widths, rows }])
const table = path.join(path.dirname(settings.databasePath), 'table.xlsx')
writeFileSync(table, bytes ?? new Uint8Array())
await app.writer.close()
await app.read.$disconnect()
console.log(JSON.stringify({ phone, password: PASSWORD, table }))
