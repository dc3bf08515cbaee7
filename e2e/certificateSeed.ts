/** `tsx e2e/certificateSeed.ts`: two certificates, one of them revoked. */
import { randomUUID } from 'node:crypto'
import { createApplication } from '../app/http/application.server'
import { readSettings } from '../app/http/environment.server'
import { readSecrets } from '../app/http/secrets.server'
import { issueCertificateWithin } from '../app/services/certificate/issueCertificate.server'
import { printableCharacters } from '../app/services/certificate/printable.server'
import { revokeCertificateWithin } from '../app/services/certificate/revokeCertificate.server'
import { migrate } from '../prisma/migrate'

const settings = readSettings()
migrate(settings.databasePath)
const app = await createApplication(settings, readSecrets(settings, process.env))
const by = () => ({ actor: 'organiser', opId: randomUUID(), receivedAt: app.now() })
const content = {
  title: { zh: '荣誉证书', en: 'Certificate of Honour' },
  holder: '示例焊接创新工作室',
  statement: {
    zh: '在2021年度星级创新工作室复核中，被评定为四星级创新工作室。特发此证，以资鼓励。',
    en: 'Rated four stars in the 2021 yearly review of innovation studios.',
  },
  issuer: { zh: '示例市总工会', en: 'Sample federation of trade unions' },
  issuedOn: '2021-12-20',
}
const desk = { secrets: app.secrets, printable: await printableCharacters() }
const certificates = []
for (const key of ['sample:1', 'sample:2']) {
  const draft = { series: 'XJ', year: 2021, key, subject: key, content }
  const issued = await app.writer.write((tx) => issueCertificateWithin(tx, desk, draft, by()))
  if (!issued.ok) throw new Error('A sample certificate was not issued')
  certificates.push({ number: issued.number, code: issued.code })
}
const [, revoked] = certificates
if (revoked) {
  const { number } = revoked
  await app.writer.write((tx) =>
    revokeCertificateWithin(tx, { number, reason: '示例：重新颁发' }, by()),
  )
}
await app.writer.close()
await app.read.$disconnect()
console.log(JSON.stringify(certificates))
