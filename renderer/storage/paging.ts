import type { Table } from 'dexie'

/** Rows read at a time: small enough that a slow PC still paints in between. */
const PAGE = 1000

/** Reads a table in key order, page by page; the window can paint between the pages. */
export async function* pagesOf<Row extends { readonly id: string }>(table: Table<Row, string>): AsyncGenerator<Row[]> {
  let last = ''
  for (;;) {
    const page = await table.where('id').above(last).limit(PAGE).toArray()
    if (page.length > 0) yield page
    if (page.length < PAGE) return
    last = page.at(-1)?.id ?? last
    await nextTask()
  }
}

/** Lets the browser paint and take input before going on. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const channel = new MessageChannel()
    channel.port1.onmessage = () => {
      channel.port1.close()
      resolve()
    }
    channel.port2.postMessage(null)
  })
}
