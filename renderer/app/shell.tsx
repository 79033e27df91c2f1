import { Layout, Menu, Spin } from 'antd'
import { Suspense, useMemo } from 'react'
import { useGlobalActions } from '../commands/global-actions'
import { goTo, useLocation } from './location'
import { ALL_SCREENS, SCREEN_GROUPS } from './navigation'
import { useRetryDrafts } from './retry-drafts'
import { ScreenBoundary } from './screen-boundary'
import { StatusBar } from './status-bar'

/** The opened workspace: navigation on the left, the screen, the saving state at the bottom. */
export function Shell() {
  useGlobalActions()
  useRetryDrafts()
  const wanted = useLocation((location) => location.screen)
  const screen = ALL_SCREENS.find((entry) => entry.key === wanted) ?? ALL_SCREENS[0]
  const items = useMemo(() => SCREEN_GROUPS.map(menuGroup), [])
  if (!screen) return null
  const Screen = screen.component
  return (
    <Layout style={{ height: '100%' }}>
      <Layout hasSider style={{ flex: 1, minHeight: 0 }}>
        <Layout.Sider width={176} theme="light" style={{ borderRight: '1px solid #e8e8e8', overflow: 'auto' }}>
          <nav aria-label="主导航">
            <Menu
              mode="inline"
              inlineIndent={12}
              items={items}
              selectedKeys={[screen.key]}
              defaultOpenKeys={SCREEN_GROUPS.map((group) => group.key)}
              onClick={({ key }) => goTo(key)}
              style={{ borderInlineEnd: 0 }}
            />
          </nav>
        </Layout.Sider>
        <Layout.Content style={{ background: '#fff', minWidth: 0 }}>
          <ScreenBoundary key={screen.key}>
            <Suspense fallback={<Spin style={{ margin: 40 }} />}>
              <Screen />
            </Suspense>
          </ScreenBoundary>
        </Layout.Content>
      </Layout>
      <StatusBar />
    </Layout>
  )
}

function menuGroup(group: (typeof SCREEN_GROUPS)[number]) {
  return {
    key: group.key,
    label: group.label,
    icon: group.icon,
    children: group.screens.map(({ key, label }) => ({ key, label })),
  }
}
