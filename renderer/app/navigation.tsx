import { SettingOutlined } from '@ant-design/icons'
import { type ComponentType, lazy, type ReactNode } from 'react'

/** One screen of the program. Screens that are not built yet are not listed. */
export interface ScreenEntry {
  readonly key: string
  readonly label: string
  readonly component: ComponentType
}

export interface ScreenGroup {
  readonly key: string
  readonly label: string
  readonly icon: ReactNode
  readonly screens: readonly ScreenEntry[]
}

/** A screen is loaded when it is first opened, so that the window is there sooner. */
function screen(key: string, label: string, load: () => Promise<ComponentType>): ScreenEntry {
  return { key, label, component: lazy(async () => ({ default: await load() })) }
}

/** The navigation, in the order of the work. */
export const SCREEN_GROUPS: readonly ScreenGroup[] = [
  {
    key: 'workspace',
    label: '工作区',
    icon: <SettingOutlined />,
    screens: [
      screen('exchange', '导入导出', async () => (await import('../features/exchange/exchange-screen')).ExchangeScreen),
      screen('settings', '设置', async () => (await import('../features/settings/settings-screen')).SettingsScreen),
    ],
  },
]

export const ALL_SCREENS = SCREEN_GROUPS.flatMap((group) => group.screens)
