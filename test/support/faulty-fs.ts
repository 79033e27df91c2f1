import { diskFs, type Fs } from '../../main/files/fs-port'

/** How a step fails: an error, or the process dying there (nothing after it happens, not even cleaning up). */
export type Fault = { readonly code: string } | 'crash'

/** The same, or a write that takes no byte at all without an error. */
export type StepFault = Fault | 'nothing written'

/** Every sort of fault by a name for the test. */
export const FAULTS: Readonly<Record<string, StepFault>> = {
  ENOSPC: { code: 'ENOSPC' },
  EPERM: { code: 'EPERM' },
  'nothing written': 'nothing written',
  crash: 'crash',
}

export class Crash extends Error {}

/** The steps (the first is 1) of a run without faults at which a fault makes a difference. */
export function stepsFor(fault: StepFault, { steps }: Pick<FaultyFs, 'steps'>): number[] {
  return [...steps.keys()].filter((at) => fault !== 'nothing written' || steps[at] === 'write').map((at) => at + 1)
}

/** An Fs on the real disk that notes its steps and fails at one: the n-th (0 = never), or the first of a name. */
export class FaultyFs implements Fs {
  readonly steps: string[] = []
  private dead = false
  private hasFailed = false
  private readonly failAt: number | string
  private readonly fault: StepFault

  constructor(failAt: number | string, fault: StepFault) {
    this.failAt = failAt
    this.fault = fault
  }

  async create(path: string) {
    const file = await this.step('create', () => diskFs.create(path))
    return {
      // One byte fewer than asked, as a system may do at any time.
      write: (bytes: Uint8Array) =>
        this.step('write', async () =>
          this.takesNothing() ? 0 : file.write(bytes.subarray(0, Math.max(1, bytes.length - 1))),
        ),
      sync: () => this.step('sync', () => file.sync()),
      // The system closes the files of a dead process, too.
      close: () => file.close().finally(() => this.step('close', async () => undefined)),
    }
  }

  rename = (from: string, to: string) => this.step('rename', () => diskFs.rename(from, to))
  remove = (path: string) => this.step('remove', () => diskFs.remove(path))
  settle = (path: string) => this.step('settle', () => diskFs.settle(path))
  pause = async () => undefined

  private takesNothing(): boolean {
    return this.fault === 'nothing written' && this.steps.length === this.failAt
  }

  private async step<T>(name: string, act: () => Promise<T>): Promise<T> {
    if (this.dead) throw new Crash(name)
    this.steps.push(name)
    const isHere =
      typeof this.failAt === 'string' ? !this.hasFailed && name === this.failAt : this.steps.length === this.failAt
    if (!isHere || this.fault === 'nothing written') return act()
    this.hasFailed = true
    this.dead = this.fault === 'crash'
    if (this.fault === 'crash') throw new Crash(name)
    throw Object.assign(new Error(name), { code: this.fault.code, syscall: name })
  }
}
