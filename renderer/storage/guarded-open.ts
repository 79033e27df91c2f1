import { fail, ok, type Result } from '../../domain/result'
import { BROWSER_VERSION } from './database'

/**
 * Looks whether a database can be opened as it is, before anything that would create or repair it: a damaged store
 * opens as an empty one, and a second attempt after an error would already have wiped it. A slot's database is made and
 * flushed before the slot becomes the one that opens, so one that would have to be created here was lost.
 * Errors: `database-lost` (it is not there, or was emptied), `database-unreadable`, `newer-workspace`.
 */
export function guardDatabase(name: string): Promise<Result<null>> {
  return new Promise((resolve) => {
    let outcome: Result<null> = ok(null)
    const request = indexedDB.open(name)
    // Also what comes when Chromium has thrown the old content of a damaged database away.
    request.onupgradeneeded = () => {
      outcome = databaseLost()
      // Nothing is created here, so that looking never looks like data.
      request.transaction?.abort()
    }
    request.onsuccess = () => {
      const { version } = request.result
      request.result.close()
      resolve(version > BROWSER_VERSION ? newerWorkspace() : outcome)
    }
    request.onerror = (event) => {
      event.preventDefault()
      // Aborting the creation above ends here too.
      resolve(request.error?.name === 'AbortError' ? outcome : databaseUnreadable(request.error?.name ?? ''))
    }
    request.onblocked = () => resolve(databaseUnreadable('blocked'))
  })
}

/** What a newer program has saved is not opened: what this one does not know of, it could not keep. */
export function newerWorkspace() {
  return fail(
    'newer-workspace',
    '这个工作区由更新版本的程序保存过，本版本不能打开，没有改动任何数据。请改用新版本的程序打开。',
  )
}

function databaseLost() {
  return fail('database-lost', '工作区的数据库不见了或被清空了。程序没有改动任何数据，可以用备份和保存日志重建。')
}

function databaseUnreadable(detail: string) {
  return fail(
    'database-unreadable',
    `工作区的数据库无法读取（${detail}）。程序没有改动任何数据，可以用备份和保存日志重建。`,
  )
}
