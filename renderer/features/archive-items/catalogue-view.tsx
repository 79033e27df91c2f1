import { type ReactNode, useMemo, useState } from 'react'
import { catalogue, numberingWarnings } from '../../../domain/archive/catalogue'
import { useWorkspaceState } from '../../storage/workspace-hooks'
import { FirstStep } from '../../ui/first-step'
import { ScreenFrame } from '../../ui/screen-frame'
import type { Volume } from './archive-filter'
import { CatalogueVolume } from './catalogue-volume'
import { FondsButton } from './fonds-button'
import './archive-items.css'

interface Props {
  readonly views: ReactNode
  readonly onOpen: (id: string) => void
  /** Goes to the list, where the first file is entered. */
  readonly onList: () => void
}

/** 归档文件目录: a volume for each 年度 and 保管期限, as it is printed. */
export function CatalogueView({ views, onOpen, onList }: Props) {
  const state = useWorkspaceState()
  const [chosen, choose] = useState<Volume | null>(null)
  const volumes = useMemo(() => catalogue(state), [state])
  const warnings = useMemo(() => numberingWarnings(state), [state])
  const shown =
    volumes.find(({ year, retention }) => year === chosen?.year && retention === chosen.retention) ?? volumes[0]
  const counted = warnings.length === 0 ? '件号连续，没有重号' : `件号有 ${warnings.length} 处待核对`
  return (
    <ScreenFrame
      title="归档文件"
      views={views}
      actions={<FondsButton />}
      fill
      {...(volumes.length > 0 ? { summary: counted } : {})}
    >
      {shown === undefined ? (
        <FirstStep
          description="还没有归档文件。登记归档文件以后，这里按年度和保管期限自动生成归档文件目录。"
          actionLabel="去登记归档文件"
          onAction={onList}
        />
      ) : (
        <div className="catalogue-grid">
          <nav className="catalogue-volumes" aria-label="年度和保管期限">
            {volumes.map((volume) => (
              <button
                type="button"
                key={`${volume.year} ${volume.retention}`}
                aria-current={volume === shown}
                onClick={() => choose({ year: volume.year, retention: volume.retention })}
              >
                {volume.year ?? '未填年度'} · {volume.retention ?? '未填期限'}
                <span>
                  {volume.rows.length} 件 {volume.pages} 页
                </span>
              </button>
            ))}
          </nav>
          <CatalogueVolume volume={shown} onOpen={onOpen} />
        </div>
      )}
    </ScreenFrame>
  )
}
