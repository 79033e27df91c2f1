import { createRoot } from 'react-dom/client'
import { WorkbenchApp } from './app/workbench-app'
import { bridge } from './bridge'
import { createWorkbench } from './storage/workbench'
import './app/base.css'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

const workbench = createWorkbench(bridge)
if (__TEST_PORT__) Object.assign(window, { workbenchTestPort: workbench })
createRoot(root).render(<WorkbenchApp workbench={workbench} />)
void workbench.start()
