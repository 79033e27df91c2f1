import type { Failure } from '../../domain/result'
import type { FileFailureKind } from '../files/file-failure'

export type FileProblemKind =
  | 'not-workspace-file'
  | 'damaged'
  | 'newer-format'
  | 'older-format'
  | 'unsafe-name'
  | 'duplicate-entry'
  | 'unexpected-entry'
  | 'missing-entry'
  | 'special-entry'
  | 'encrypted-entry'
  | 'too-large'
  | 'suspicious-compression'
  | 'size-mismatch'
  | 'hash-mismatch'
  | 'bad-row'
  | 'duplicate-id'

/** One thing that is wrong with a workspace file. */
export type FileProblem = Failure<FileProblemKind>

/** Why a workspace file was refused: the first problem in front, all that were found behind it. */
export interface FileRefusal extends Failure<FileProblemKind | FileFailureKind> {
  readonly problems: readonly Failure[]
}

/** A problem as a sentence: what is wrong, and that nothing was touched. */
export function problem(kind: FileProblemKind, what: string): FileProblem {
  return { kind, message: `${what}没有导入，现有数据没有变化。` }
}

/** Ends the reading of a file or of an entry; caught in read.ts and never seen outside this folder. */
export class FileProblemError extends Error {
  readonly problem: FileProblem

  constructor(found: FileProblem) {
    super(found.message)
    this.problem = found
  }
}

/** Stops with a problem. */
export function refuse(kind: FileProblemKind, what: string): never {
  throw new FileProblemError(problem(kind, what))
}

/** Used for everything that a broken copy, a bad stick or a changed byte can cause. */
export function damaged(detail: string): FileProblem {
  return problem('damaged', `文件已损坏或不完整（${detail}）。请重新复制原文件后再试。`)
}
