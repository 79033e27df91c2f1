import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A USB stick: another file system that can be pulled out and put in again. */
export interface Stick {
  readonly folder: string
  /** false where no file system can be mounted: then it is a plain folder of the same disk. */
  readonly otherDisk: boolean
  /** Pulled out, it leaves an empty folder, as a mounted disk does. */
  pull(): void
  plugIn(): void
}

/** A stick for this test, ext4 in a file when we are root on Linux. */
export function usbStick(): Stick {
  const home = mkdtempSync(join(tmpdir(), 'usb-stick-'))
  const folder = join(home, '资料盘')
  const drawer = join(home, '抽屉')
  mkdirSync(folder)
  const mounted = mountable(home, folder)
  const pull = () => (mounted ? mounted.unmount() : renameSync(folder, drawer))
  const plugIn = () => (mounted ? mounted.mount() : renameSync(drawer, folder))
  onTestFinished(() => {
    mounted?.unmount()
    rmSync(home, { recursive: true, force: true })
  })
  return { folder, otherDisk: mounted !== null, pull, plugIn }
}

interface Mount {
  mount(): void
  /** Does nothing when it is not mounted. */
  unmount(): void
}

function mountable(home: string, folder: string): Mount | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null
  const image = join(home, 'image')
  let isMounted = false
  const mount = () => {
    execFileSync('mount', ['-o', 'loop', image, folder], { stdio: 'pipe' })
    isMounted = true
  }
  const unmount = () => {
    if (isMounted) execFileSync('umount', [folder])
    isMounted = false
  }
  try {
    execFileSync('truncate', ['-s', '64M', image])
    execFileSync('mkfs.ext4', ['-q', image])
    mount()
    return { mount, unmount }
  } catch {
    return null
  }
}
