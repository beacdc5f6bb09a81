/** The import directions of design.md as a table: a folder may import itself and what stands beside it. */
const mayImport = {
  core: [],
  models: ['core'],
  'electron/transport': ['core'],
  'electron/system': ['core'],
  'electron/inference': ['core', 'electron/system', 'electron/transport'],
  'electron/services': [
    'core',
    'models',
    'electron/inference/(client|contract|model-layout)',
    // `weights` reads files of other programs and runs nothing.
    'electron/inference/kinds/(index|[^/]+/(contract|layout|weights))',
    // What a model's file says of itself, before anything runs it.
    'electron/inference/graph/(graph|graph-error|read-graph)',
    'electron/system',
    'electron/transport',
  ],
  'electron/analyses': [
    'core',
    'models',
    'electron/services',
    'electron/inference/(client|contract)',
    'electron/inference/kinds/[^/]+/contract',
    'electron/system',
    'electron/transport',
  ],
  sample: ['core', 'models'],
  e2e: ['core', 'models', 'sample', 'electron', 'renderer', 'build'],
  renderer: ['core', 'electron/transport/(calls|client|envelope|channels/channel)'],
};

/** Tests import what they try. */
const notProduct = '\\.test\\.tsx?$|/testing/';

const directions = Object.entries(mayImport).map(([folder, allowed]) => ({
  name: `${folder} imports only ${[folder, ...allowed].join(', ')}`,
  severity: 'error',
  from: { path: `^${folder}/`, pathNot: notProduct },
  to: {
    path: '^(core|models|electron|renderer|e2e|bench|sample|build)/',
    pathNot: [`^${folder}/`, ...allowed.map((name) => `^${name}(/|\\.ts$)`)],
  },
}));

/** Rooms of electron/services/models: what each may import of the others. */
const modelRooms = {
  layout: [],
  hub: ['layout'],
  shelf: ['layout'],
  packages: ['hub'],
  install: ['layout', 'hub', 'packages', 'shelf'],
  find: ['layout', 'install', 'shelf'],
};

const modelDirections = Object.entries(modelRooms).map(([room, allowed]) => ({
  name: `models/${room} imports only ${[room, ...allowed].join(', ')} of models`,
  severity: 'error',
  from: { path: `^electron/services/models/${room}/`, pathNot: '\\.test\\.ts$' },
  to: {
    path: '^electron/services/models/',
    pathNot: [room, ...allowed].map((name) => `^electron/services/models/${name}/`),
  },
}));

/**
 * The rooms of the page from the ground up: each imports what stands before it, so that there are no circles of
 * folders. Features stand side by side: see the two rules below for what they may take of one another.
 */
const rooms = [
  ...[
    'stores',
    'scheduling',
    'theme',
    'connection',
    'i18n',
    'notices',
    'settings',
    'player',
    'project',
    'analyses',
  ],
  ...['commands', 'keys', 'components', 'workspace', 'editing', 'features', 'app'],
];
const notATest = { pathNot: '\\.test\\.tsx?$|/testing/' };

const roomRules = rooms.map((room, index) => ({
  name: `renderer/${room} imports only rooms below it`,
  severity: 'error',
  from: { path: `^renderer/${room}/`, ...notATest },
  to: { path: '^renderer/', pathNot: rooms.slice(0, index + 1).map((below) => `^renderer/${below}/`) },
}));

const featureRules = [
  {
    name: 'a feature takes of another only what its index.ts gives',
    severity: 'error',
    from: { path: '^renderer/features/([^/]+)/', ...notATest },
    to: {
      path: '^renderer/features/',
      pathNot: ['^renderer/features/$1/', '^renderer/features/[^/]+/index\\.ts$'],
    },
  },
  {
    name: 'the app takes of a feature its register.ts and its index.ts',
    severity: 'error',
    from: { path: '^renderer/app/', ...notATest },
    to: { path: '^renderer/features/', pathNot: '^renderer/features/[^/]+/(index|register)\\.ts$' },
  },
];

const onlyIn = (name, packages, folder) => ({
  name: `only ${folder} imports ${name}`,
  severity: 'error',
  from: { pathNot: `^(${folder}|bench)/` },
  to: { path: `node_modules/(${packages})/` },
});

module.exports = {
  forbidden: [
    { name: 'no cycles', severity: 'error', from: {}, to: { circular: true } },
    ...directions,
    ...modelDirections,
    ...roomRules,
    ...featureRules,
    {
      name: 'a kind of model imports no other',
      severity: 'error',
      from: { path: '^electron/inference/kinds/([^/]+)/', pathNot: notProduct },
      to: { path: '^electron/inference/kinds/', pathNot: '^electron/inference/kinds/$1/' },
    },
    {
      name: 'the processing of a kind imports only core and other processing',
      severity: 'error',
      from: { path: '^electron/inference/kinds/([^/]+)/processing/', pathNot: notProduct },
      to: {
        path: '^(models|electron|renderer|e2e|bench|sample|build)/',
        pathNot: ['^electron/inference/processing/', '^electron/inference/kinds/$1/processing/'],
      },
    },
    {
      name: 'the processing that kinds share imports only core',
      severity: 'error',
      from: { path: '^electron/inference/processing/', pathNot: notProduct },
      to: {
        path: '^(models|electron|renderer|e2e|bench|sample|build)/',
        pathNot: '^electron/inference/processing/',
      },
    },
    onlyIn('the inference runtime', 'onnxruntime-node|@huggingface/[^/]+', 'electron/inference'),
    onlyIn('electron', 'electron', 'electron/hosts/desktop'),
    {
      name: 'core, models and the processing of kinds know no Node',
      severity: 'error',
      from: {
        path: '^(core|models|electron/inference/processing|electron/inference/kinds/[^/]+/processing)/',
        pathNot: notProduct,
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no development dependency in the product',
      severity: 'error',
      from: {
        path: '^(core|models|electron|renderer)/',
        pathNot: '\\.test\\.tsx?$|/testing/|^electron/hosts/desktop/',
      },
      to: { dependencyTypes: ['npm-dev'] },
    },
    { name: 'every import resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(models/starter|models/training)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
