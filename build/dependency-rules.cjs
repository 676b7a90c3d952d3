/** The directions of the design, each as a sentence. */
const PARTS = 'annotations|catalogue|compare|indicators|ingest|reports|search|sources';
const FEATURES = 'annotations|catalogue|compare|indicators|pages|programmes|reader|search|settings';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-file-needs-itself',
      comment:
        'Types count too: what two files tell each other belongs to a third. Electron itself has such a circle.',
      severity: 'error',
      from: { pathNot: '^e2e/rehearsal/main/' },
      to: { circular: true },
    },
    {
      name: 'the-contract-depends-on-plain-code-and-nothing-else-of-ours',
      severity: 'error',
      from: { path: '^data/contract/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^(data/contract/|data/plain/|node_modules/valibot/)' },
    },
    {
      name: 'plain-code-depends-on-nothing-of-ours',
      severity: 'error',
      from: { path: '^data/plain/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^(data/plain/|node_modules/(fflate|docx|htmlparser2)/)' },
    },
    {
      name: 'the-archive-knows-no-host-and-no-ui',
      severity: 'error',
      from: { path: '^data/' },
      to: { path: '^(electron|renderer|e2e|build)/|^node_modules/(electron|svelte)/' },
    },
    {
      name: 'parts-of-the-archive-do-not-import-each-other',
      severity: 'error',
      from: { path: `^data/(${PARTS})/` },
      to: { path: `^data/(${PARTS})/`, pathNot: '^data/$1/' },
    },
    {
      name: 'what-parts-share-does-not-know-the-parts',
      severity: 'error',
      from: { path: '^data/(text|schema)/', pathNot: '\\.test\\.ts$' },
      to: { path: `^data/(${PARTS}|testing)/` },
    },
    {
      name: 'text-does-not-know-the-schema',
      severity: 'error',
      from: { path: '^data/text/', pathNot: '\\.test\\.ts$' },
      to: { path: '^data/schema/' },
    },
    {
      name: 'only-tests-and-build-use-testing',
      severity: 'error',
      from: { path: '^(data|electron|renderer)/', pathNot: '(\\.test\\.ts$|^data/testing/|/testing/)' },
      to: { path: '^data/testing/' },
    },
    {
      name: 'the-ui-imports-only-the-contract-and-plain-code',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(data|electron|build|e2e)/', pathNot: '^data/(contract|plain)/' },
    },
    {
      name: 'the-ui-uses-no-node',
      severity: 'error',
      from: { path: '^renderer/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'features-of-the-ui-do-not-know-each-other',
      severity: 'error',
      from: { path: `^renderer/(${FEATURES})/` },
      to: { path: `^renderer/(${FEATURES})/`, pathNot: '^renderer/$1/' },
    },
    {
      name: 'shared-ui-knows-no-feature',
      severity: 'error',
      from: { path: '^renderer/(shared|messages|styles)/' },
      to: { path: `^renderer/(${FEATURES})/` },
    },
    {
      name: 'hosts-reach-the-archive-by-its-library-and-contract-only',
      severity: 'error',
      from: { path: '^electron/', pathNot: '(\\.test\\.ts$|^electron/cli/)' },
      to: {
        path: '^data/',
        pathNot: '^data/(contract/|library\\.ts|(notebook|reading)-lane\\.ts|dispatch\\.ts)',
      },
    },
    {
      name: 'only-the-desktop-host-imports-electron',
      severity: 'error',
      from: { path: '^(data|renderer|build|electron)/', pathNot: '^electron/(desktop/|start\\.ts)' },
      to: { path: '^(node_modules/)?electron($|/)', dependencyTypesNot: ['local'] },
    },
    {
      name: 'end-to-end-tests-import-nothing-of-the-product',
      severity: 'error',
      from: { path: '^e2e/' },
      to: { path: '^(data|electron|renderer)/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-file-that-nothing-uses',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: '(\\.test\\.ts$|\\.spec\\.ts$|\\.config\\.(ts|js|cjs)$|\\.d\\.ts$|^build/|^e2e/|tsconfig)',
      },
      to: {},
    },
    {
      name: 'nothing-that-cannot-be-found',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(electron|numfmt$|@lucide/svelte/)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|test-results)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.svelte', '.json'],
    },
  },
};
