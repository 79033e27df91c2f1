import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A disk of its own whose power can be cut. */
export interface CuttableDisk {
  /** Where it is mounted. */
  readonly folder: string
  /** What was not on the device at this moment is gone, as with a pulled plug; call restore() after killing what uses it. */
  cut(): void
  /** Mounts it again; the file system replays its journal as after a power cut. */
  restore(): void
  dispose(): void
}

/**
 * An ext4 file system in a file, mounted over a loop device; its power is cut by EXT4_IOC_SHUTDOWN without flushing the
 * journal, as file-system testers do. Needs root on Linux.
 */
export function cuttableDisk(megabytes = 300): CuttableDisk {
  const home = mkdtempSync(join(tmpdir(), 'cuttable-disk-'))
  const image = join(home, 'image')
  const folder = join(home, 'disk')
  mkdirSync(folder)
  execFileSync('truncate', ['-s', `${megabytes}M`, image])
  execFileSync('mkfs.ext4', ['-q', image])
  const mount = () => execFileSync('mount', ['-o', 'loop', image, folder])
  const unmount = () => execFileSync('umount', [folder])
  mount()
  return {
    folder,
    cut: () => execFileSync('python3', ['-c', SHUTDOWN, folder]),
    restore() {
      retried(unmount)
      mount()
    },
    dispose() {
      retried(unmount)
      rmSync(home, { recursive: true, force: true })
    },
  }
}

/** EXT4_IOC_SHUTDOWN with EXT4_GOING_FLAGS_NOLOGFLUSH; Node itself has no ioctl. */
const SHUTDOWN = `
import fcntl, os, struct, sys
fcntl.ioctl(os.open(sys.argv[1], os.O_RDONLY), 0x8004587D, struct.pack('I', 2))
`

/** Killed processes let go of the disk a moment later. */
function retried(act: () => void): void {
  for (let left = 50; ; left -= 1) {
    try {
      act()
      return
    } catch (error) {
      if (left === 0) throw error
      execFileSync('sleep', ['0.1'])
    }
  }
}

/** Whether this machine lets us mount a disk of our own. */
export function canCutPower(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  try {
    cuttableDisk(16).dispose()
    return true
  } catch {
    return false
  }
}
