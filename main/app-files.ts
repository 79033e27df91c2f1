import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { isOurUrl } from './security'

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  // Data of the PDF reader.
  '.bcmap': 'application/octet-stream',
  '.pfb': 'application/octet-stream',
}

/** Stands in index.html where each answer puts its own nonce. */
const NONCE_MARK = '__CSP_NONCE__'

/**
 * The answer to one request of the page.
 * @param root folder of the built window; nothing outside it is ever read.
 */
export async function answerRequest(url: string, root: string): Promise<Response> {
  const path = fileOf(url, root)
  const mediaType = path === null ? undefined : MEDIA_TYPES[extname(path)]
  if (path === null || mediaType === undefined) return new Response(null, { status: 404 })
  const content = await readFile(path).catch(() => null)
  if (content === null) return new Response(null, { status: 404 })
  const nonce = randomBytes(16).toString('base64')
  const body = mediaType.startsWith('text/html') ? content.toString('utf8').replaceAll(NONCE_MARK, nonce) : content
  return new Response(body, { headers: headersFor(mediaType, nonce) })
}

/** The file that an address of our page means, or null: foreign origin, or a way out of the folder. */
export function fileOf(url: string, root: string): string | null {
  if (!isOurUrl(url)) return null
  const path = decodedPath(url)
  if (path === null || /[\\:\0]/.test(path)) return null
  const target = resolve(root, join('.', path === '/' ? 'index.html' : path))
  // relative(), not startsWith(): a prefix test would admit the sibling folder "renderer-evil".
  const inside = relative(root, target)
  const leaves = inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)
  return leaves ? null : target
}

function decodedPath(url: string): string | null {
  try {
    return decodeURIComponent(new URL(url).pathname)
  } catch {
    return null
  }
}

function headersFor(mediaType: string, nonce: string): Record<string, string> {
  return {
    'content-type': mediaType,
    'content-security-policy': contentSecurityPolicy(nonce),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  }
}

/** Only our own files; antd writes its styles at run time, which the nonce allows it alone. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ')
}
