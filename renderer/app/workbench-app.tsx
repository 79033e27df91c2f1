import { App, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import dayjs from 'dayjs'
import customParseFormat from 'dayjs/plugin/customParseFormat'
import 'dayjs/locale/zh-cn'
import { useEffect } from 'react'
import type { Workbench } from '../storage/workbench'
import { useWorkbenchView, WorkbenchContext } from '../storage/workspace-hooks'
import { AuthorScreen } from './author-screen'
import { useCloseRequest } from './close-request'
import { ProblemScreen } from './problem-screen'
import { RecoveryScreen } from './recovery-screen'
import { Shell } from './shell'
import { StartingScreen } from './starting-screen'
import { WelcomeScreen } from './welcome-screen'

dayjs.extend(customParseFormat)
dayjs.locale('zh-cn')

/** The nonce that the page's policy allows antd's styles with. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''

const THEME = {
  token: {
    fontFamily: '"Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif',
    borderRadius: 4,
    motion: false,
  },
  components: { Menu: { itemHeight: 34, itemMarginBlock: 2 } },
}

/** The whole window. */
export function WorkbenchApp({ workbench }: { readonly workbench: Workbench }) {
  return (
    <ConfigProvider
      locale={zhCN}
      csp={{ nonce }}
      theme={THEME}
      componentSize="middle"
      button={{ autoInsertSpace: false }}
    >
      <App style={{ height: '100%' }}>
        <WorkbenchContext value={workbench}>
          <CurrentPhase />
        </WorkbenchContext>
      </App>
    </ConfigProvider>
  )
}

function CurrentPhase() {
  const phase = useWorkbenchView((view) => view.phase)
  useCloseRequest()
  useReadyMark(phase !== 'starting')
  switch (phase) {
    case 'starting':
      return <StartingScreen />
    case 'author':
      return <AuthorScreen />
    case 'welcome':
      return <WelcomeScreen />
    case 'open':
      return <Shell />
    case 'recovery':
      return <RecoveryScreen />
    case 'problem':
      return <ProblemScreen />
  }
}

/** Tells whoever watches from outside (tests, the start-time bench) that the window can be used. */
function useReadyMark(ready: boolean): void {
  useEffect(() => {
    document.documentElement.dataset.ready = String(ready)
  }, [ready])
}
