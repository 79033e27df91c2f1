const OPEN = 0
const COMMITTED = 1
const CANCELLED = 2

/**
 * Decides between a job that is about to put its file in place and a user who cancels it: whoever comes first wins, and
 * both know. Shared between the two threads.
 */
export class CommitGate {
  readonly memory: SharedArrayBuffer
  private readonly cell: Int32Array

  constructor(memory = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) {
    this.memory = memory
    this.cell = new Int32Array(memory)
  }

  /** The job goes ahead; false when it was cancelled before. Asking again after true gives true (several files). */
  commit(): boolean {
    return Atomics.compareExchange(this.cell, 0, OPEN, COMMITTED) !== CANCELLED
  }

  /** The user cancels; false when the job has already gone ahead. */
  cancel(): boolean {
    return Atomics.compareExchange(this.cell, 0, OPEN, CANCELLED) !== COMMITTED
  }

  get isCancelled(): boolean {
    return Atomics.load(this.cell, 0) === CANCELLED
  }
}
