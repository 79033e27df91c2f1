import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isStale } from '../../scripts/build.mjs'
import { temporaryFolder } from '../support/temporary-folder'

const BUILT_AT = Date.parse('2026-01-02T00:00:00Z')
const EARLIER = new Date('2026-01-01T00:00:00Z')
const LATER = new Date('2026-01-03T00:00:00Z')

/** A project whose sources all date from before its build. */
function builtProject(): string {
  const root = temporaryFolder()
  mkdirSync(join(root, 'domain', 'records'), { recursive: true })
  mkdirSync(join(root, 'dist', 'app'), { recursive: true })
  writeFileSync(join(root, 'package.json'), '{}')
  for (const name of ['pilot.ts', 'unit.ts']) writeFileSync(join(root, 'domain', 'records', name), '')
  for (const path of [
    'package.json',
    'domain/records/pilot.ts',
    'domain/records/unit.ts',
    'domain/records',
    'domain',
  ]) {
    utimesSync(join(root, path), EARLIER, EARLIER)
  }
  writeFileSync(join(root, 'dist', 'app', '.built'), String(BUILT_AT))
  return root
}

describe('a build', () => {
  test('is used again while the sources are older', () => {
    expect(isStale(builtProject(), 'app')).toBe(false)
  })

  test('of one variant does not stand for the other', () => {
    expect(isStale(builtProject(), 'app-test')).toBe(true)
  })

  test.each(['domain/records/pilot.ts', 'package.json'])('is stale after %s changed', (path) => {
    const root = builtProject()
    utimesSync(join(root, path), LATER, LATER)
    expect(isStale(root, 'app')).toBe(true)
  })

  test('is stale after a source was deleted', () => {
    const root = builtProject()
    rmSync(join(root, 'domain', 'records', 'unit.ts'))
    expect(isStale(root, 'app')).toBe(true)
  })

  test('that was interrupted counts as none', () => {
    const root = builtProject()
    rmSync(join(root, 'dist', 'app', '.built'))
    expect(isStale(root, 'app')).toBe(true)
  })
})
