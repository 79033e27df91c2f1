import { officialDate } from '../records/dates'
import type { Form, FormField, NeutralDocument } from './document'
import { TEXT_PAGE } from './page-styles'
import { note } from './parts'

/** What is known of an encrypted workspace file. */
export interface RecoverySheet {
  /** Name of the encrypted file, without its folder. */
  readonly fileName: string
  /** SHA-256 of the encrypted file, hex. */
  readonly sha256: string
  readonly workspaceTitle: string
  /** The day of the encryption, 'YYYY-MM-DD'. */
  readonly date: string
  /** Printed only when the user asks for it; null leaves room to write it by hand. */
  readonly passphrase: string | null
}

const TITLE = '工作区文件恢复单'
const WHERE = '恢复单'
/** Room for two lines of handwriting above the hint. */
const ROOM = '\n\n'
const DAY = '　　年　　月　　日'

/** 恢复单: one page that is kept on paper, apart from the encrypted file, so that the office can open it in years. */
export function recoverySheet(sheet: RecoverySheet): NeutralDocument {
  const heading = { kind: 'heading', level: 1, number: '', text: TITLE, listed: false, where: WHERE } as const
  return {
    title: TITLE,
    organization: '',
    createdAt: `${sheet.date}T00:00:00.000Z`,
    sections: [
      {
        page: { ...TEXT_PAGE, pageNumber: 'none' },
        blocks: [
          heading,
          note('本单与加密的工作区文件分开保管。口令遗失且没有本单的，文件无法恢复，任何人都不能代为找回。', WHERE),
          sheetForm(sheet),
          ...INSTRUCTIONS.map((text, index) => note(`${index + 1}．${text}`, WHERE)),
        ],
      },
    ],
  }
}

const INSTRUCTIONS = [
  '恢复时，在本程序“导入导出”中选择“导入工作区文件”，选中本单所列文件，输入口令。口令区分大小写和全角、半角，空格也算字符。',
  '没有本程序时，可用通用的 age 程序解密，命令为：age -d -o 工作区.zip 文件名。解出的是通用的 ZIP 压缩包，其中有使用说明。',
  '本单写有口令后，应锁入文件柜，不得拍照、不得与加密文件放在同一处。加密文件更换口令或作废时，本单一并销毁。',
]

function sheetForm({ fileName, sha256, workspaceTitle, date, passphrase }: RecoverySheet): Form {
  return {
    kind: 'form',
    where: WHERE,
    rows: [
      [{ label: '文件名称', value: fileName }],
      [{ label: '工作区', value: workspaceTitle }],
      [{ label: '加密日期', value: officialDate(date) }],
      [{ label: '校验值', value: `SHA-256　${inGroups(sha256)}` }],
      ...passphraseRows(passphrase),
      [{ label: '文件存放处', value: `${ROOM}（U盘、移动硬盘或电脑的编号和位置）` }],
      [{ label: '本单存放处', value: `${ROOM}（文件柜编号）` }],
      [
        { label: '填写人签名', value: `${ROOM}${DAY}` },
        { label: '保管人签名', value: `${ROOM}${DAY}` },
      ],
    ],
  }
}

/** Groups of eight can be compared by eye. */
function inGroups(hex: string): string {
  return hex.match(/.{1,8}/g)?.join(' ') ?? ''
}

function passphraseRows(passphrase: string | null): FormField[][] {
  if (passphrase === null) return [[{ label: '口令', value: `${ROOM}（请手写，字迹清楚，区分大小写）` }]]
  const characters = [...passphrase]
  const doubtful = characters.flatMap((character, index) => {
    const name = DOUBTFUL.get(character)
    return name === undefined ? [] : [`第${index + 1}个是${name}`]
  })
  return [
    [{ label: '口令', value: passphrase }],
    [{ label: '口令说明', value: [`共${characters.length}个字符`, ...doubtful].join('；') }],
  ]
}

/** Characters that look like another on paper, or like nothing. */
const DOUBTFUL: ReadonlyMap<string, string> = new Map([
  ['0', '数字0'],
  ['O', '大写字母O'],
  ['o', '小写字母o'],
  ['1', '数字1'],
  ['l', '小写字母l'],
  ['I', '大写字母I'],
  ['|', '竖线'],
  [' ', '空格'],
  ['\u3000', '全角空格'],
])
