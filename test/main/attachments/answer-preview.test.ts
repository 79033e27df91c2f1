import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { answerPreview, attachmentOf } from '../../../main/attachments/answer-preview'
import { createStores } from '../../../main/attachments/stores'
import { attachmentAddress } from '../../../preload/attachment-contract'
import { PNG, putFile } from '../../support/attached-files'
import { idNumber } from '../../support/file-rows'
import { temporaryFolder } from '../../support/temporary-folder'

const SLOT = idNumber(1)
const HASH = 'a'.repeat(64)

it('knows the addresses of attached files, and no others', () => {
  expect(attachmentOf(attachmentAddress(SLOT, HASH))).toEqual({ slot: SLOT, sha256: HASH })
  for (const url of [
    `app://other/attachments/${SLOT}/${HASH}`,
    `https://workbench/attachments/${SLOT}/${HASH}`,
    `app://workbench/attachments/${SLOT}/../index.json`,
    `app://workbench/attachments/${SLOT}/%2e%2e/${HASH}`,
    `app://workbench/attachments/${SLOT}/${HASH}/x`,
    `app://workbench/attachments/${SLOT}/${HASH.toUpperCase()}`,
    'app://workbench/index.html',
    'not a url',
  ]) {
    expect(attachmentOf(url), url).toBeNull()
  }
})

async function answerFor(content: Buffer, slot = SLOT): Promise<Response> {
  const folder = temporaryFolder()
  const sha256 = putFile(folder, content)
  return answerPreview(
    { slot, sha256 },
    createStores((known) => (known === SLOT ? folder : null)),
  )
}

it('answers a picture with its bytes, under a policy that lets nothing run', async () => {
  const answer = await answerFor(PNG)
  expect(answer.status).toBe(200)
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(PNG)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'image/png',
    'content-length': String(PNG.length),
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'content-disposition': expect.stringMatching(/^attachment;/),
  })
})

it.each([
  ['HTML', '<!doctype html><script>alert(1)</script>'],
  ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'],
  ['a ZIP', 'PK\x03\x04'],
  ['plain text', 'hello'],
  ['JavaScript', 'alert(1)'],
])('never answers %s', async (_name, content) => {
  const answer = await answerFor(Buffer.from(content, 'latin1'))
  expect(answer.status).toBe(415)
  expect(await answer.text()).toBe('')
})

it('has nothing for an unknown workspace or file', async () => {
  expect((await answerFor(PNG, idNumber(2))).status).toBe(404)
  const stores = createStores(() => temporaryFolder())
  expect((await answerPreview({ slot: SLOT, sha256: HASH }, stores)).status).toBe(404)
})

it('breaks off when the content is no longer what was stored', async () => {
  const folder = temporaryFolder()
  const sha256 = putFile(folder, PNG)
  writeFileSync(
    join(folder, sha256.slice(0, 2), sha256),
    Buffer.concat([PNG.subarray(0, 60), Buffer.alloc(PNG.length - 60)]),
  )
  const answer = await answerPreview(
    { slot: SLOT, sha256 },
    createStores(() => folder),
  )
  await expect(answer.arrayBuffer()).rejects.toThrow()
})
