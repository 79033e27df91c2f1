import { protocol } from 'electron'
import { answerRequest } from './app-files'
import { answerPreview, attachmentOf } from './attachments/answer-preview'
import type { AttachmentStores } from './attachments/stores'

/** Must run before the app is ready: gives app:// an origin, so that it can have a database. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** Serves the built window under app://workbench, and previews of attached files. */
export function serveApp(root: string, attachments: AttachmentStores): void {
  protocol.handle('app', ({ url }) => {
    const attachment = attachmentOf(url)
    return attachment === null ? answerRequest(url, root) : answerPreview(attachment, attachments)
  })
}
