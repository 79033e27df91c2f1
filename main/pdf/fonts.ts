import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** The faces that documents are set in: 宋 and 黑, upright and bold. */
export const FACES = ['serif', 'serifBold', 'sans', 'sansBold'] as const
export type FaceName = (typeof FACES)[number]

/** The path of every face's TrueType file. */
export type FontFiles = Readonly<Record<FaceName, string>>

interface FontSource {
  readonly package: string
  readonly folder: string
  readonly file: string
}

const SERIF = '@expo-google-fonts/noto-serif-sc'
const SANS = '@expo-google-fonts/noto-sans-sc'

const SOURCES: Readonly<Record<FaceName, FontSource>> = {
  serif: { package: SERIF, folder: '400Regular', file: 'NotoSerifSC_400Regular.ttf' },
  serifBold: { package: SERIF, folder: '700Bold', file: 'NotoSerifSC_700Bold.ttf' },
  sans: { package: SANS, folder: '400Regular', file: 'NotoSansSC_400Regular.ttf' },
  sansBold: { package: SANS, folder: '700Bold', file: 'NotoSansSC_700Bold.ttf' },
}

/**
 * Finds the bundled fonts: beside the packaged program, else in the installed packages.
 * @param resources the packaged program's folder of resources; undefined under plain Node.
 * @throws when a package is not installed; a packaged program always has its fonts.
 */
export function bundledFonts(resources: string | undefined = process.resourcesPath): FontFiles {
  const require = createRequire(import.meta.url)
  const locate = ({ package: name, folder, file }: FontSource): string => {
    const packaged = resources === undefined ? undefined : join(resources, 'fonts', file)
    return packaged !== undefined && existsSync(packaged) ? packaged : require.resolve(`${name}/${folder}/${file}`)
  }
  return {
    serif: locate(SOURCES.serif),
    serifBold: locate(SOURCES.serifBold),
    sans: locate(SOURCES.sans),
    sansBold: locate(SOURCES.sansBold),
  }
}
