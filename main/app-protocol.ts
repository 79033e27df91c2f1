import { protocol } from 'electron'
import { answerRequest } from './app-files'

/** Must run before the app is ready: gives app:// an origin, so that it can have a database. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** Serves the built window under app://workbench. */
export function serveApp(root: string): void {
  protocol.handle('app', (request) => answerRequest(request.url, root))
}
