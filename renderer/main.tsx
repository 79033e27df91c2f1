import { createRoot } from 'react-dom/client'
import { WorkbenchApp } from './app/workbench-app'
import { bridge } from './bridge'
import { windowClock } from './storage/backup-schedule'
import { testClock } from './storage/test-clock'
import { createWorkbench } from './storage/workbench'
import './app/base.css'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

const clock = __TEST_PORT__ ? testClock() : windowClock
const workbench = createWorkbench(bridge, clock)
if (__TEST_PORT__) Object.assign(window, { workbenchTestPort: workbench, workbenchTestClock: clock })
createRoot(root).render(<WorkbenchApp workbench={workbench} />)
void workbench.start()
