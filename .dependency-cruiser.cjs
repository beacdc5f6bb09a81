/** The import directions of design.md as a table: a folder may import itself and what stands beside it. */
const mayImport = {
  core: [],
  models: ['core'],
  'electron/transport': ['core'],
  'electron/inference': ['core', 'models', 'electron/transport'],
  'electron/services': [
    'core',
    'models',
    'electron/inference/(client|contract)',
    'electron/transport',
  ],
  'electron/analyses': [
    'core',
    'models',
    'electron/services',
    'electron/inference/(client|contract)',
    'electron/transport/calls',
  ],
  sample: ['core', 'models'],
  e2e: ['core', 'models', 'sample', 'electron', 'renderer', 'build'],
  renderer: ['core', 'electron/transport/(calls|client|envelope|channels/channel)'],
};

const directions = Object.entries(mayImport).map(([folder, allowed]) => ({
  name: `${folder} imports only ${[folder, ...allowed].join(', ')}`,
  severity: 'error',
  from: { path: `^${folder}/`, pathNot: '\\.test\\.tsx?$|/testing/' },
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
  install: ['layout', 'hub', 'shelf'],
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
    onlyIn('the inference runtime', 'onnxruntime-node|@huggingface/[^/]+', 'electron/inference'),
    onlyIn('electron', 'electron', 'electron/hosts/desktop'),
    {
      name: 'core and models know no Node',
      severity: 'error',
      from: { path: '^(core|models)/', pathNot: '\\.test\\.tsx?$|/testing/' },
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
