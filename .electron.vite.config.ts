import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

const root = import.meta.dirname
const at = (...parts: string[]): string => resolve(root, ...parts)

/**
 * `electron-vite build` writes dist/app, the product.
 * `--mode test-port` writes dist/app-test: the same with the test port, through which tests drive the system's dialogs.
 * Both run on Electron 33 (Chrome 130, Node 20.18) and later; cli.js and worker.js also under plain Node.
 */
export default defineConfig(({ mode }) => {
  const withTestPort = mode === 'test-port'
  const out = withTestPort ? 'dist/app-test' : 'dist/app'
  const define = { __TEST_PORT__: JSON.stringify(withTestPort) }
  return {
    main: {
      define,
      build: {
        outDir: at(out, 'main'),
        target: 'node20.18',
        sourcemap: true,
        // Packages of "dependencies" stay external: pdfmake and fontkit read data files beside their code.
        externalizeDeps: true,
        rolldownOptions: {
          input: { index: at('main/index.ts'), cli: at('main/cli.ts'), worker: at('main/jobs/worker.ts') },
          // Chunks lie beside the entries, so that import.meta.url means the same folder in all of them.
          output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunk-[name]-[hash].js' },
        },
      },
    },
    preload: {
      define,
      build: {
        outDir: at(out, 'preload'),
        target: 'node20.18',
        // A sandboxed preload can require nothing but electron: one CommonJS file with zod inside.
        externalizeDeps: false,
        rolldownOptions: {
          input: { bridge: at('preload/bridge.ts') },
          output: { format: 'cjs', entryFileNames: '[name].cjs' },
        },
      },
    },
    renderer: {
      root: at('renderer'),
      // Relative addresses: the page is served from app://workbench/, never from a server's root.
      base: './',
      define,
      plugins: [react(), pdfReaderData()],
      build: {
        outDir: at(out, 'renderer'),
        target: 'chrome130',
        modulePreload: { polyfill: false },
        rolldownOptions: { input: at('renderer/index.html') },
      },
    },
  }
})

/**
 * Puts beside the page what the PDF reader loads by name while it reads: tables of Chinese encodings, the fonts that every
 * reader must have, and a decoder of JPEG 2000 in plain JavaScript (the page may not run WebAssembly).
 */
function pdfReaderData(): Plugin {
  const folders: Record<string, RegExp> = {
    cmaps: /\.bcmap$|^LICENSE/,
    standard_fonts: /\.(pfb|ttf)$|^LICENSE/,
    wasm: /^openjpeg_nowasm_fallback\.js$|^LICENSE.*OPENJPEG$/,
  }
  return {
    name: 'pdf-reader-data',
    apply: 'build',
    generateBundle() {
      for (const [folder, wanted] of Object.entries(folders)) {
        const from = at('node_modules/pdfjs-dist', folder)
        for (const name of readdirSync(from).filter((candidate) => wanted.test(candidate))) {
          const source = readFileSync(join(from, name))
          this.emitFile({ type: 'asset', fileName: `pdf-reader/${folder}/${name}`, source })
        }
      }
    },
  }
}
