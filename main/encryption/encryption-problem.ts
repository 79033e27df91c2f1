import type { Failure } from '../../domain/result'

export type EncryptionProblemKind =
  | 'not-encrypted'
  | 'already-encrypted'
  | 'passphrase-needed'
  | 'wrong-passphrase'
  | 'no-passphrase-file'
  | 'damaged'
  | 'work-too-high'
  | 'too-little-memory'

export type EncryptionProblem = Failure<EncryptionProblemKind>

const SENTENCES: Readonly<Record<EncryptionProblemKind, string>> = {
  'not-encrypted': '这个文件没有加密，没有解密，原有文件和数据没有变化。可以直接使用它。',
  'already-encrypted': '这个文件已经加密，没有再次加密，原有文件和数据没有变化。',
  'passphrase-needed': '这个文件已加密，需要口令才能读取。现有数据没有变化。',
  'wrong-passphrase':
    '口令不对，文件没有解密，原有文件和数据没有变化。请核对大小写和全角、半角后重新输入。忘记口令的文件无法恢复。',
  'no-passphrase-file':
    '这个文件是用密钥而不是口令加密的，本程序不能解密，原有文件和数据没有变化。请向提供文件的人索要用口令加密或未加密的文件。',
  damaged: '加密的文件已损坏或不完整，没有解密，原有文件和数据没有变化。请重新复制原文件后再试。',
  'work-too-high':
    '解密这个文件所需的计算量超出允许的范围，它不是由本程序加密的，没有解密，原有文件和数据没有变化。请向提供文件的人索要由本程序导出的文件。',
  'too-little-memory': '内存不足，没有完成加密或解密，原有文件和数据没有变化。请关闭一些程序后再试。',
}

export function encryptionProblem(kind: EncryptionProblemKind): EncryptionProblem {
  return { kind, message: SENTENCES[kind] }
}

/** Ends the reading of an encrypted file; caught in this folder and never seen outside. */
export class EncryptionError extends Error {
  readonly problem: EncryptionProblem

  constructor(kind: EncryptionProblemKind) {
    super(kind)
    this.problem = encryptionProblem(kind)
  }
}
