import Database from 'better-sqlite3'
import type { Secrets } from '../context'
import { SealedValueError } from '../people/personalData.server'
import { lookupsOf, openField } from '../people/personFields.server'
import { BackupError } from './backupError'

interface PersonRow {
  id: string
  sealedName: string
  sealedPhone: string | null
  phoneKey: string | null
}

/**
 * Checks that the secrets of a site open the people in a database: with others nobody's name could
 * be read and nobody could sign in. A database without people fits any.
 *
 * @param secrets null when there are none
 * @throws BackupError `otherSecrets`
 */
export function checkSecrets(file: string, secrets: Secrets | null): void {
  const db = new Database(file, { readonly: true, fileMustExist: true })
  try {
    const person = db
      .prepare<[], PersonRow>(
        `SELECT "id", "sealedName", "sealedPhone", "phoneKey" FROM "Person"
         ORDER BY "sealedPhone" IS NULL LIMIT 1`,
      )
      .get()
    if (person && !(secrets && opens(secrets, person))) {
      throw new BackupError(
        'otherSecrets',
        'The secrets of this installation are not those of the backup: names, phones and identity ' +
          'numbers in it could not be read. Nothing was changed. Set PERSONAL_DATA_KEY, LOOKUP_KEY ' +
          'and TOKEN_PEPPER to what they were when the backup was made, and restore again.',
      )
    }
  } finally {
    db.close()
  }
}

function opens(secrets: Secrets, { id, sealedName, sealedPhone, phoneKey }: PersonRow): boolean {
  try {
    openField(secrets, 'name', id, sealedName)
    if (sealedPhone === null) return true
    const phone = openField(secrets, 'phone', id, sealedPhone)
    return lookupsOf(secrets, { phone }).phoneKey === phoneKey
  } catch (error) {
    if (error instanceof SealedValueError) return false
    throw error
  }
}
