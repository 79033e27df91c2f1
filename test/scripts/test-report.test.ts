import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { countTests } from '../../scripts/test-report.mjs'
import { temporaryFolder } from '../support/temporary-folder'

interface File {
  readonly status: string
  readonly tests: readonly string[]
}

function report(files: readonly File[]): string {
  const path = join(temporaryFolder(), 'report.json')
  const testResults = files.map(({ status, tests }) => ({
    status,
    assertionResults: tests.map((one) => ({ status: one })),
  }))
  writeFileSync(path, JSON.stringify({ testResults }))
  return path
}

describe('countTests', () => {
  test('adds up the files', () => {
    const path = report([
      { status: 'passed', tests: ['passed', 'passed'] },
      { status: 'failed', tests: ['passed', 'failed'] },
    ])
    expect(countTests(path, 1)).toEqual({ passed: 3, failed: 1 })
  })

  test('counts a file that could not be loaded', () => {
    const path = report([
      { status: 'passed', tests: ['passed'] },
      { status: 'failed', tests: [] },
    ])
    expect(countTests(path, 1)).toEqual({ passed: 1, failed: 1 })
  })

  test.each(['skipped', 'pending', 'todo'])('does not let a %s test pass', (status) => {
    expect(countTests(report([{ status: 'passed', tests: ['passed', status] }]), 0)).toEqual({ passed: 1, failed: 1 })
  })

  test('counts an error outside of the tests', () => {
    expect(countTests(report([{ status: 'passed', tests: ['passed'] }]), 1)).toEqual({ passed: 1, failed: 1 })
  })

  test('counts a ring without tests and a ring that crashed', () => {
    expect(countTests(report([]), 0)).toEqual({ passed: 0, failed: 1 })
    expect(countTests(join(temporaryFolder(), 'never-written.json'), 134)).toEqual({ passed: 0, failed: 1 })
  })
})
