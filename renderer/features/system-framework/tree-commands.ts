import type { TreeMove } from '../../../domain/standards/tree-moves'

/** Every action on a node of the tree, once: menu, buttons and keyboard read this list. */
export type TreeCommand =
  | 'addChild'
  | 'addSibling'
  | 'rename'
  | TreeMove
  | 'details'
  | 'renumber'
  | 'expandAll'
  | 'collapseAll'
  | 'remove'

export interface TreeCommandEntry {
  readonly name: TreeCommand
  readonly label: string
  /** As shown to people; '' when there is none. */
  readonly shortcut: string
  /** Works without a selected node. */
  readonly always?: boolean
  readonly danger?: boolean
}

/** In the order of the menu; a new group begins after null. */
export const TREE_MENU: readonly (TreeCommandEntry | null)[] = [
  { name: 'addChild', label: '新增下级节点', shortcut: 'Insert', always: true },
  { name: 'addSibling', label: '新增同级节点', shortcut: 'Enter' },
  { name: 'rename', label: '重命名', shortcut: 'F2' },
  { name: 'details', label: '节点信息', shortcut: 'Alt+Enter' },
  null,
  { name: 'up', label: '上移', shortcut: 'Alt+↑' },
  { name: 'down', label: '下移', shortcut: 'Alt+↓' },
  { name: 'indent', label: '降级', shortcut: 'Alt+→' },
  { name: 'outdent', label: '升级', shortcut: 'Alt+←' },
  { name: 'renumber', label: '重新编号……', shortcut: '', always: true },
  null,
  { name: 'expandAll', label: '全部展开', shortcut: '*', always: true },
  { name: 'collapseAll', label: '全部折叠', shortcut: '/', always: true },
  null,
  { name: 'remove', label: '删除', shortcut: 'Delete', danger: true },
]

interface Pressed {
  readonly key: string
  readonly altKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
}

const PLAIN_KEYS: Readonly<Record<string, TreeCommand>> = {
  Insert: 'addChild',
  Enter: 'addSibling',
  F2: 'rename',
  Delete: 'remove',
  '*': 'expandAll',
  '/': 'collapseAll',
}

const ALT_KEYS: Readonly<Record<string, TreeCommand>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'indent',
  ArrowLeft: 'outdent',
  Enter: 'details',
}

/** The action that a key means; null when it means none. */
export function commandOfKey({ key, altKey, ctrlKey, metaKey }: Pressed): TreeCommand | null {
  if (ctrlKey || metaKey) return null
  return (altKey ? ALT_KEYS : PLAIN_KEYS)[key] ?? null
}
