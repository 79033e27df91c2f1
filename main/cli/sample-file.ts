import { join } from 'node:path'

/** The built-in sample's workspace file, beside the built code. */
export function sampleFile(): string {
  // Built code lies in dist/app/main, the sample in assets/sample.
  return join(import.meta.dirname, '../../../assets/sample/sample.bzsd')
}
