/**
 * - noData: there is no database to copy
 * - noSpace: the disk has too little room
 * - exists: the target folder is in the way
 * - notABackup: the folder has no manifest that this version can read
 * - damaged: a file, the database or a log is not what it should be
 * - otherSecrets: the people in the backup cannot be read with the secrets of the installation
 * - inUse: a server runs on the data folder
 * - interrupted: an earlier restore did not finish
 */
export type BackupProblem =
  | 'noData'
  | 'noSpace'
  | 'exists'
  | 'notABackup'
  | 'damaged'
  | 'otherSecrets'
  | 'inUse'
  | 'interrupted'

/** A backup or restore that could not be done. Its message is written for whoever runs the site. */
export class BackupError extends Error {
  constructor(
    readonly code: BackupProblem,
    message: string,
  ) {
    super(message)
  }
}
