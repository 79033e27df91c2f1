/**
 * The arrows between the rooms: renderer → preload/contract → domain ← preload/contract ← main.
 * Every rule's comment says what to use instead.
 */
const forbidden = [
  {
    name: 'no-cycles',
    comment: 'Two modules need each other. Move what both use into a third one that imports neither.',
    from: {},
    to: { circular: true },
  },
  {
    name: 'domain-is-alone',
    comment: 'domain/ is true without a computer. Pass what is needed (clock, ids, files) in as an argument.',
    from: { path: '^domain/' },
    to: { pathNot: ['^domain/', '^node_modules/(zod|fractional-indexing)/'] },
  },
  {
    name: 'contract-knows-only-domain',
    comment: 'The contract is read by both sides: only domain/ and zod. Electron belongs in preload/bridge.ts.',
    from: { path: '^preload/', pathNot: '^preload/bridge\\.ts$' },
    to: { pathNot: ['^preload/(?!bridge\\.ts)', '^domain/', '^node_modules/zod/'] },
  },
  {
    name: 'bridge-knows-only-contract',
    comment: 'The bridge is one sandboxed file: only electron, the contract and domain/ (zod comes bundled).',
    from: { path: '^preload/bridge\\.ts$' },
    to: { pathNot: ['^preload/', '^domain/', '^node_modules/(electron|zod)/', '^electron$'] },
  },
  {
    name: 'bridge-is-not-imported',
    comment: 'bridge.ts only runs as the preload script. Take types and names from preload/contract.',
    from: { path: '^(domain|main|renderer)/' },
    to: { path: '^preload/bridge\\.ts$' },
  },
  {
    name: 'renderer-not-to-main',
    comment: 'renderer/ reaches main only through a call of preload/contract; shared rules belong in domain/.',
    from: { path: '^renderer/' },
    to: { path: '^(main|scripts|test)/' },
  },
  {
    name: 'renderer-without-node',
    comment: 'renderer/ runs in a sandboxed page without Node or electron. Ask main through preload/contract.',
    from: { path: '^renderer/' },
    to: { path: ['^node_modules/electron/', '^electron$'] },
  },
  {
    name: 'renderer-without-core-modules',
    comment: 'renderer/ runs in a sandboxed page without Node. Ask main through preload/contract.',
    from: { path: '^renderer/' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'main-not-to-renderer',
    comment:
      'main/ tells the window something only through an event of preload/contract; shared rules belong in domain/.',
    from: { path: '^main/' },
    to: { path: '^(renderer|scripts|test)/' },
  },
  {
    name: 'cli-without-electron',
    comment: 'The command line and the workers run under plain Node. Move what needs electron out of what they import.',
    from: { path: ['^main/cli\\.ts$', '^main/cli/', '^main/jobs/worker\\.ts$'] },
    to: { path: ['^node_modules/electron/', '^electron$'], reachable: true },
  },
  {
    name: 'not-resolvable',
    comment: 'This import leads nowhere. Is the package in package.json, the path right?',
    from: {},
    to: { couldNotResolve: true, pathNot: '^(virtual:|electron$)' },
  },
]

module.exports = {
  forbidden: forbidden.map((rule) => ({ severity: 'error', ...rule })),
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^dist/', '^out/'] },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
    skipAnalysisNotInRules: true,
  },
}
