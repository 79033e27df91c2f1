import { type BrowserWindow, dialog } from 'electron'

export type SavePurpose =
  | 'workspace'
  | 'packet'
  | 'recovery-sheet'
  | 'merge-record'
  | 'table'
  | 'svg'
  | 'png'
  | 'attachment'

export type OpenPurpose = 'workspace' | 'table'

/** The system's file dialogs as the calls need them; tests answer in their place. Paths stay in main. */
export interface Dialogs {
  /** The chosen path, or null when the user cancelled. */
  save(purpose: SavePurpose, suggestedName: string): Promise<string | null>
  open(purpose: OpenPurpose): Promise<string | null>
  /** The chosen paths; [] when the user cancelled. */
  openMany(purpose: 'attachment'): Promise<readonly string[]>
  /** The chosen folder, or null when the user cancelled. */
  folder(purpose: 'second-place'): Promise<string | null>
}

const PDF = [{ name: 'PDF 文件', extensions: ['pdf'] }]

const FILTERS = {
  workspace: [{ name: '标准化试点工作区', extensions: ['bzsd'] }],
  packet: PDF,
  'recovery-sheet': PDF,
  'merge-record': PDF,
  table: [
    { name: 'Excel 工作簿', extensions: ['xlsx'] },
    { name: 'CSV 文件', extensions: ['csv'] },
  ],
  svg: [{ name: 'SVG 图形', extensions: ['svg'] }],
  png: [{ name: 'PNG 图片', extensions: ['png'] }],
  attachment: [],
}

const TITLES = {
  workspace: '导出工作区',
  packet: '导出材料包',
  'recovery-sheet': '导出恢复单',
  'merge-record': '导出合并记录',
  table: '导出表格',
  svg: '导出图形',
  png: '导出图片',
  attachment: '佐证材料另存为',
}

const OPEN_FILTERS = {
  workspace: FILTERS.workspace,
  table: [{ name: 'Excel 工作簿或 CSV 文件', extensions: ['xlsx', 'csv', 'txt'] }],
}

const OPEN_TITLES = { workspace: '导入工作区', table: '选择标准明细表' }

/** The real dialogs, modal to the window. */
export function systemDialogs(window: () => BrowserWindow): Dialogs {
  return {
    async save(purpose, suggestedName) {
      const { canceled, filePath } = await dialog.showSaveDialog(window(), {
        title: TITLES[purpose],
        defaultPath: suggestedName,
        filters: FILTERS[purpose],
        properties: ['showOverwriteConfirmation', 'createDirectory'],
      })
      return canceled || filePath === '' ? null : filePath
    },
    async open(purpose) {
      const { canceled, filePaths } = await dialog.showOpenDialog(window(), {
        title: OPEN_TITLES[purpose],
        filters: OPEN_FILTERS[purpose],
        properties: ['openFile'],
      })
      return canceled ? null : (filePaths[0] ?? null)
    },
    async openMany() {
      const { canceled, filePaths } = await dialog.showOpenDialog(window(), {
        title: '添加佐证材料',
        properties: ['openFile', 'multiSelections'],
      })
      return canceled ? [] : filePaths
    },
    async folder() {
      const { canceled, filePaths } = await dialog.showOpenDialog(window(), {
        title: '选择第二备份位置（U盘或另一块磁盘）',
        properties: ['openDirectory', 'createDirectory'],
      })
      return canceled ? null : (filePaths[0] ?? null)
    },
  }
}
