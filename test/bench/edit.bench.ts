import { addDepartments, saved, startEmpty } from '../e2e/clerk'
import { test } from '../support/electron-app'
import { median, printFigure, printRatio } from './figures'

const RUNS = 300

test('single edit, from command to durable', async ({ launch }) => {
  const { app, page, userData } = await launch()
  await startEmpty(page)
  await addDepartments(page, ['办公室'])
  await saved(page)
  const edits = await page.evaluate(timeEdits, RUNS)
  const puts = await page.evaluate(timeBarePuts, RUNS)
  const syncs = await app.evaluate(timeDataSyncs, { folder: userData, runs: RUNS })
  printFigure('edit → durable', edits)
  printFigure('bare strict IndexedDB put', puts)
  printFigure('bare append + fdatasync', syncs)
  printRatio('edit / (put + fdatasync), medians', median(edits), median(puts) + median(syncs))
})

/** Runs in the page: renames a department again and again through the one way of committing. */
async function timeEdits(runs: number): Promise<number[]> {
  const session = window.workbenchTestPort.session()
  const [department] = session.current.state.departments.values()
  const times: number[] = []
  for (let run = 0; department && run < runs; run += 1) {
    const start = performance.now()
    const done = await session.run('修改部门', (state) => {
      const before = { name: state.departments.get(department.id)?.name }
      return [{ table: 'departments', key: department.id, before, after: { name: `办公室${run}` } }]
    })
    if (!done.ok) throw new Error(done.error.message)
    times.push(performance.now() - start)
  }
  return times
}

/** Runs in the page: the same amount of data into a database of its own, with nothing around it. */
async function timeBarePuts(runs: number): Promise<number[]> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('bare')
    request.onupgradeneeded = () => request.result.createObjectStore('rows', { keyPath: 'id' })
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  const times: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now()
    await new Promise<void>((resolve, reject) => {
      const transaction = database.transaction('rows', 'readwrite', { durability: 'strict' })
      transaction
        .objectStore('rows')
        .put({ id: 'one', name: `办公室${run}`, code: '', phone: '', duties: '', note: '' })
      transaction.oncomplete = () => resolve()
      transaction.onerror = () => reject(transaction.error)
    })
    times.push(performance.now() - start)
  }
  return times
}

/** Runs in main: appends a line of the journal's size and flushes it. */
async function timeDataSyncs(
  _electron: unknown,
  { folder, runs }: { folder: string; runs: number },
): Promise<number[]> {
  const { open } = process.getBuiltinModule('node:fs/promises')
  const file = await open(`${folder}/bare.log`, 'a')
  const times: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now()
    await file.write(`${'x'.repeat(700)}\n`)
    await file.datasync()
    times.push(performance.now() - start)
  }
  await file.close()
  return times
}
