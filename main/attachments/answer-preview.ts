import { previewKind } from '../../domain/attachments/media-type'
import { isOurUrl } from '../security'
import type { AttachmentStores } from './stores'

const ADDRESS = /^\/attachments\/([0-9a-f-]{36})\/([0-9a-f]{64})$/

/** Slot and hash that an address of an attached file means; null for every other address. */
export function attachmentOf(url: string): { readonly slot: string; readonly sha256: string } | null {
  if (!isOurUrl(url)) return null
  const [, slot, sha256] = ADDRESS.exec(new URL(url).pathname) ?? []
  return slot === undefined || sha256 === undefined ? null : { slot, sha256 }
}

/**
 * The content of an attached file for the page: only pictures and PDF, told by what they contain and never by a name,
 * under a policy that lets nothing in them run should they ever be opened as a page. Breaks off when the content is no
 * longer what was stored.
 */
export async function answerPreview(
  wanted: { readonly slot: string; readonly sha256: string },
  stores: AttachmentStores,
): Promise<Response> {
  const store = await stores.of(wanted.slot)
  const file = store.ok ? await store.value.open(wanted.sha256, '') : store
  if (!file.ok) return new Response(null, { status: 404 })
  const { mediaType, size, pieces } = file.value
  if (previewKind(mediaType) === null) return new Response(null, { status: 415 })
  return new Response(streamOf(pieces()), {
    headers: {
      'content-type': mediaType,
      'content-length': String(size),
      // Only ever an image of the page or bytes for its own reader, never a document of its own.
      'content-disposition': `attachment; filename="${wanted.sha256.slice(0, 12)}"`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    },
  })
}

/** Read only as fast as it is taken; an error of the pieces breaks the answer off. */
function streamOf(pieces: AsyncGenerator<Buffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    async pull(controller) {
      const next = await pieces.next()
      if (next.done) controller.close()
      else controller.enqueue(new Uint8Array(next.value))
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
}
