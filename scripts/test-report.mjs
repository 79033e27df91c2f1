// Reads vitest's JSON report of one ring.
import { existsSync, readFileSync } from 'node:fs'

/** @typedef {{ passed: number, failed: number }} Count */

/**
 * What one ring did. A file that could not even be loaded, a test that was skipped and a run that died each count as a
 * failure: what was not shown to work is not taken for working.
 * @param {string} report path of the JSON file, which a crashed run did not write
 * @param {number | null} exitCode
 * @returns {Count}
 */
export function countTests(report, exitCode) {
  if (!existsSync(report)) return { passed: 0, failed: 1 }
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'))
  const sum = { passed: 0, failed: 0 }
  for (const file of testResults) {
    const count = countFile(file)
    sum.passed += count.passed
    sum.failed += count.failed
  }
  // For example an error outside every test, or no test at all.
  if (sum.failed === 0 && (exitCode !== 0 || sum.passed === 0)) sum.failed = 1
  return sum
}

/**
 * @param {{ status: string, assertionResults: { status: string }[] }} file
 * @returns {Count}
 */
function countFile({ status, assertionResults }) {
  const passed = assertionResults.filter((test) => test.status === 'passed').length
  const failed = assertionResults.length - passed
  return { passed, failed: status === 'failed' && failed === 0 ? 1 : failed }
}
