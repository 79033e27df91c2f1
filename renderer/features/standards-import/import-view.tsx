import { ColumnMapping } from './column-mapping'
import { ImportBar } from './import-bar'
import { type ImportSource, useImportSession } from './import-session'
import { ImportSettings } from './import-settings'
import { PlanPreview } from './plan-preview'
import { useImportPlan } from './use-import-plan'
import type { Importing } from './use-importing'

interface Props {
  readonly source: ImportSource
  readonly importing: Importing
}

/** A table that was read: how its columns are taken on the left, what would become of its rows on the right. */
export function ImportView({ source, importing }: Props) {
  const settings = useImportSession()
  const current = useImportPlan(source, settings)
  return (
    <div className="import">
      <div className="import-parts">
        <div className="import-left">
          <ImportSettings source={source} settings={settings} importing={importing} />
          <ColumnMapping source={source} />
        </div>
        <PlanPreview plan={current?.plan ?? null} source={source.staged.name} />
      </div>
      <ImportBar source={source} current={current} skipErrors={settings.skipErrors} importing={importing} />
    </div>
  )
}
