import { ApartmentOutlined, FolderOpenOutlined, FormOutlined, SettingOutlined, TeamOutlined } from '@ant-design/icons'
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
    key: 'application',
    label: '试点申报',
    icon: <FormOutlined />,
    screens: [
      screen(
        'pilot-overview',
        '试点概况',
        async () => (await import('../features/pilot-overview/pilot-overview-screen')).PilotOverviewScreen,
      ),
    ],
  },
  {
    key: 'standards',
    label: '标准体系',
    icon: <ApartmentOutlined />,
    screens: [
      screen(
        'system-framework',
        '体系框架',
        async () => (await import('../features/system-framework/system-framework-screen')).SystemFrameworkScreen,
      ),
      screen(
        'structure-diagram',
        '体系结构图',
        async () => (await import('../features/structure-diagram/structure-diagram-screen')).StructureDiagramScreen,
      ),
      screen(
        'statistics',
        '统计表',
        async () => (await import('../features/statistics/statistics-screen')).StatisticsScreen,
      ),
      screen(
        'standards-import',
        '导入标准',
        async () => (await import('../features/standards-import/standards-import-screen')).StandardsImportScreen,
      ),
    ],
  },
  {
    key: 'practice',
    label: '宣贯与实施',
    icon: <TeamOutlined />,
    screens: [
      screen('people', '部门与人员', async () => (await import('../features/people/people-screen')).PeopleScreen),
      screen('training', '宣传培训', async () => (await import('../features/training/training-screen')).TrainingScreen),
      screen(
        'implementation',
        '实施记录',
        async () => (await import('../features/implementation/implementation-screen')).ImplementationScreen,
      ),
    ],
  },
  {
    key: 'archive',
    label: '档案',
    icon: <FolderOpenOutlined />,
    screens: [
      screen(
        'archive-items',
        '归档文件',
        async () => (await import('../features/archive-items/archive-items-screen')).ArchiveItemsScreen,
      ),
      screen(
        'archive-log',
        '档案日志',
        async () => (await import('../features/archive-log/archive-log-screen')).ArchiveLogScreen,
      ),
    ],
  },
  {
    key: 'workspace',
    label: '工作区',
    icon: <SettingOutlined />,
    screens: [
      screen('exchange', '导入导出', async () => (await import('../features/exchange/exchange-screen')).ExchangeScreen),
      screen('merging', '合并', async () => (await import('../features/merging/merging-screen')).MergingScreen),
      screen('backups', '备份恢复', async () => (await import('../features/backups/backups-screen')).BackupsScreen),
      screen('settings', '设置', async () => (await import('../features/settings/settings-screen')).SettingsScreen),
    ],
  },
]

export const ALL_SCREENS = SCREEN_GROUPS.flatMap((group) => group.screens)
