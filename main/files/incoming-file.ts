import { createHash, type Hash } from 'node:crypto'
import { renameStubbornly, writeAll } from './atomic-file'
import { diskFs, type Fs, type WritableFile } from './fs-port'

/** SHA-256 (hex), size and first bytes of what came in. */
export interface Arrived {
  readonly sha256: string
  readonly size: number
  readonly head: Uint8Array
}

/**
 * A file that comes in piece by piece and gets its name when its content is known. It lies under a temporary name until
 * `place` moves it, flushed, to where it belongs. Methods reject with the system's error; then `drop` it.
 */
export class IncomingFile {
  private readonly hash: Hash = createHash('sha256')
  private readonly head: Buffer[] = []
  private size = 0

  private readonly path: string
  private readonly file: WritableFile
  private readonly fs: Fs
  private readonly headBytes: number

  private constructor(path: string, file: WritableFile, fs: Fs, headBytes: number) {
    this.path = path
    this.file = file
    this.fs = fs
    this.headBytes = headBytes
  }

  /** @param headBytes how many of the first bytes are wanted back. */
  static async create(path: string, headBytes: number, fs: Fs = diskFs): Promise<IncomingFile> {
    return new IncomingFile(path, await fs.create(path), fs, headBytes)
  }

  get received(): number {
    return this.size
  }

  async write(piece: Uint8Array): Promise<void> {
    if (this.size < this.headBytes) this.head.push(Buffer.from(piece.subarray(0, this.headBytes - this.size)))
    this.hash.update(piece)
    this.size += piece.length
    await writeAll(this.file, piece)
  }

  /** All pieces are in: flushes and closes. Nothing may be written after it. */
  async finish(): Promise<Arrived> {
    await this.file.sync()
    await this.file.close()
    return { sha256: this.hash.digest('hex'), size: this.size, head: Buffer.concat(this.head) }
  }

  /** Gives the finished file its place, so that it outlives a power cut. Never over another file: look first. */
  async place(target: string): Promise<void> {
    await renameStubbornly(this.fs, this.path, target)
    await this.fs.settle(target)
  }

  /** Removes what came in; nothing can be done when that fails, and nothing depends on it. */
  async drop(): Promise<void> {
    await this.file.close().catch(() => undefined)
    await this.fs.remove(this.path).catch(() => undefined)
  }
}
