import { Alert, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { newPassphraseProblem } from '../../../domain/workspace/passphrase'
import { LabelledField } from '../../ui/fields/labelled-field'

/** Whether the next export is encrypted, and with what. Held for the moment only, never saved. */
export interface Encryption {
  readonly on: boolean
  readonly first: string
  readonly again: string
}

const OFF: Encryption = { on: false, first: '', again: '' }

export interface EncryptionState {
  readonly encryption: Encryption
  readonly change: (patch: Partial<Encryption>) => void
  /** Forgets what was typed. */
  readonly clear: () => void
  /** Why nothing can be exported yet; null when it can. */
  readonly problem: string | null
  /** null for an export without encryption. */
  readonly passphrase: string | null
}

export function useEncryption(): EncryptionState {
  const [encryption, setEncryption] = useState(OFF)
  const { on, first, again } = encryption
  return {
    encryption,
    change: (patch) => setEncryption((now) => ({ ...now, ...patch })),
    clear: () => setEncryption(OFF),
    problem: on ? newPassphraseProblem(first, again) : null,
    passphrase: on ? first : null,
  }
}

/** 加密（设置口令）: off by default; two fields that must agree, and what it means to forget it. */
export function EncryptionOption({ state }: { readonly state: EncryptionState }) {
  const { encryption, change, clear, problem } = state
  const { on, first, again } = encryption
  return (
    <div style={{ marginBottom: 12 }}>
      <Checkbox checked={on} onChange={(event) => (event.target.checked ? change({ on: true }) : clear())}>
        加密（设置口令）
      </Checkbox>
      {on && (
        <div style={{ marginTop: 8 }}>
          <Alert
            style={{ marginBottom: 8 }}
            type="warning"
            showIcon
            title="忘记口令无法恢复"
            description="没有口令，任何人（包括本程序的技术人员）都打不开这个文件。导出后请打印恢复单，与文件分开保管。"
          />
          <div className="field-grid">
            <LabelledField label="口令" htmlFor="new-passphrase" problem={first === '' ? '' : lengthProblem(first)}>
              <Input.Password
                id="new-passphrase"
                value={first}
                maxLength={1000}
                autoComplete="new-password"
                onChange={(event) => change({ first: event.target.value })}
              />
            </LabelledField>
            <LabelledField
              label="再输入一遍"
              htmlFor="new-passphrase-again"
              problem={again === '' || lengthProblem(first) !== '' ? '' : (problem ?? '')}
            >
              <Input.Password
                id="new-passphrase-again"
                value={again}
                maxLength={1000}
                autoComplete="new-password"
                onChange={(event) => change({ again: event.target.value })}
              />
            </LabelledField>
          </div>
        </div>
      )}
    </div>
  )
}

function lengthProblem(passphrase: string): string {
  return newPassphraseProblem(passphrase, passphrase) ?? ''
}
