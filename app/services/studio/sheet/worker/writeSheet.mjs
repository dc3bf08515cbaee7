// Runs in a worker thread: writes sheets of texts and numbers as an .xlsx file.
import { parentPort, workerData } from 'node:worker_threads'
import writeExcelFile from 'write-excel-file/node'

/** A text stays one, whatever it begins with: a name is no formula. */
function cell(value) {
  if (value === '' || value === null) return null
  return typeof value === 'number' ? { type: Number, value } : { type: String, value }
}

const sheets = workerData.sheets.map(({ name, head, widths, rows }) => ({
  sheet: name,
  columns: widths.map((width) => ({ width })),
  stickyRowsCount: 1,
  data: [
    head.map((value) => ({ type: String, value, fontWeight: 'bold' })),
    ...rows.map((row) => row.map(cell)),
  ],
}))
const bytes = await writeExcelFile(sheets).toBuffer()
parentPort.postMessage({ bytes: new Uint8Array(bytes) })
