import { FilePdfOutlined } from '@ant-design/icons'
import { Alert, App, Button, Checkbox, Space } from 'antd'
import { useState } from 'react'
import type { ChosenFile } from '../../../preload/contract'
import { chooseTarget, exportRecoverySheet } from '../../commands/exchange'
import { useWorkbench } from '../../storage/workspace-hooks'
import type { JobRunner } from './use-job'

/** An encrypted export, remembered until the next one so that its 恢复单 can be printed. */
export interface EncryptedExport {
  readonly file: ChosenFile
  readonly sha256: string
  readonly workspaceTitle: string
  readonly passphrase: string
}

interface Props {
  readonly exported: EncryptedExport
  readonly runJob: JobRunner['runJob']
}

/** Offers the 恢复单 right after an encrypted export; the passphrase is only printed when the user says so. */
export function RecoverySheetOffer({ exported, runJob }: Props) {
  const workbench = useWorkbench()
  const { message } = App.useApp()
  const [withPassphrase, setWithPassphrase] = useState(false)
  const { file: encrypted, sha256, workspaceTitle } = exported
  const print = async () => {
    const done = await runJob('导出恢复单', async (job) => {
      const name = encrypted.name.replace(/\.bzsd$/i, '').slice(0, 100)
      const target = await chooseTarget(workbench, 'recovery-sheet', `${name}_恢复单.pdf`)
      if (!target.ok) return target
      const passphrase = withPassphrase ? exported.passphrase : null
      return exportRecoverySheet(workbench, { encrypted, sha256, workspaceTitle, passphrase }, target.value, job)
    })
    if (done) void message.success(`恢复单已导出：${done.file.name}。请打印、签名后与加密文件分开保管。`, 6)
  }
  return (
    <Alert
      style={{ marginTop: 8 }}
      type="info"
      showIcon
      title="文件已加密，忘记口令无法恢复"
      description={
        <Space orientation="vertical" size={8}>
          <span>请打印恢复单，填好后与加密文件分开保管。</span>
          <Checkbox checked={withPassphrase} onChange={(event) => setWithPassphrase(event.target.checked)}>
            把口令印在恢复单上（不选则留空手写）
          </Checkbox>
          <Button icon={<FilePdfOutlined />} onClick={() => void print()}>
            导出恢复单（PDF）
          </Button>
        </Space>
      }
    />
  )
}
