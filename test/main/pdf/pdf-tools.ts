import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '../../support/temporary-folder'

/** A PDF on the disk, looked at with the tools that anybody has. */
export interface PdfFile {
  readonly path: string
  /** All text, page by page. */
  readonly text: string
  readonly pages: readonly string[]
}

/** Writes the bytes to a temporary file and reads its text with pdftotext. */
export function openPdf(bytes: Uint8Array): PdfFile {
  const path = join(temporaryFolder(), '材料.pdf')
  writeFileSync(path, bytes)
  return readPdf(path)
}

export function readPdf(path: string): PdfFile {
  const text = execFileSync('pdftotext', ['-enc', 'UTF-8', path, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 })
  return { path, text, pages: text.split('\f').slice(0, -1) }
}

/** The text of one page with its lines as they stand on paper, without blanks. */
export function linesOnPage(pdf: PdfFile, page: number): string[] {
  const args = ['-layout', '-enc', 'UTF-8', '-f', String(page), '-l', String(page), pdf.path, '-']
  return execFileSync('pdftotext', args, { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.replace(/\s/g, ''))
}

/** One line per font: name, type and whether it is embedded, a subset, with a table back to Unicode. */
export function fontsOf(pdf: PdfFile): { name: string; embedded: boolean; subset: boolean; unicode: boolean }[] {
  const lines = execFileSync('pdffonts', [pdf.path], { encoding: 'utf8' }).trimEnd().split('\n').slice(2)
  return lines.map((line) => {
    const [, name = '', embedded, subset, unicode] = /^(\S+).*?\s(yes|no)\s+(yes|no)\s+(yes|no)\s/.exec(line) ?? []
    return { name, embedded: embedded === 'yes', subset: subset === 'yes', unicode: unicode === 'yes' }
  })
}

/** Throws with qpdf's own words when the file is not clean. */
export function checkWithQpdf(pdf: PdfFile): string {
  return execFileSync('qpdf', ['--check', pdf.path], { encoding: 'utf8' })
}

/** Titles of the bookmarks with their depth. */
export function bookmarksOf(pdf: PdfFile): { title: string; depth: number; page: number }[] {
  const json = execFileSync('qpdf', ['--json', '--json-key=outlines', '--json-key=pages', pdf.path], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  const { outlines } = JSON.parse(json) as { outlines: Outline[] }
  const walk = (nodes: readonly Outline[], depth: number): { title: string; depth: number; page: number }[] =>
    nodes.flatMap((node) => [{ title: node.title, depth, page: node.destpageposfrom1 }, ...walk(node.kids, depth + 1)])
  return walk(outlines, 0)
}

interface Outline {
  readonly title: string
  readonly destpageposfrom1: number
  readonly kids: readonly Outline[]
}

/** How often each Han character stands in a text. */
export function hanCounts(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const character of text.match(/\p{Script=Han}/gu) ?? []) {
    counts.set(character, (counts.get(character) ?? 0) + 1)
  }
  return counts
}
