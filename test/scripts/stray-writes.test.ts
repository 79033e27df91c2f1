import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { strayWrites } from '../../scripts/stray-writes.mjs'
import { temporaryFolder } from '../support/temporary-folder'

test('a bare writeFile is named, except in main/files and in comments', () => {
  const root = temporaryFolder()
  mkdirSync(join(root, 'main', 'files'), { recursive: true })
  mkdirSync(join(root, 'main', 'journal'))
  writeFileSync(join(root, 'main', 'files', 'safe-write.ts'), 'await writeFile(path, bytes)\n')
  writeFileSync(join(root, 'main', 'journal', 'journal.ts'), '// never writeFile here\nawait writeFile(path, line)\n')
  expect(strayWrites(root)).toEqual([expect.stringContaining('main/journal/journal.ts:2: writeFile')])
})
