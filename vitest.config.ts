import { globSync, readFileSync } from 'node:fs';
import { join, matchesGlob } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';

const tests = globSync('{core,models,electron,renderer,build,bench,e2e,sample}/**/*.test.{ts,tsx}');

/** What starts the whole app, programs or models that may outlive it has a process of its own. */
const alone = [
  'e2e/**',
  'build/start.test.ts',
  'electron/hosts/app/{create-app,one-decoding}.test.ts',
  'electron/system/leash.test.ts',
  'electron/inference/{worker,watch-cancels}.test.ts',
  'electron/services/export/full-disk.test.ts',
  'electron/analyses/transcript/transcription.test.ts',
  // They need a page and stores that nobody else has used.
  'renderer/{app/toys,components/Tooltip,features/cues/CueList,features/find/find}.test.tsx',
  'renderer/{keys/key-listener,features/timeline/lanes/lanes}.test.ts',
];

/** Whether a test file changes what all of a process share, and does not put it back. */
function leavesTraces(text: string): boolean {
  return (
    /vi\.(mock|doMock)\(/.test(text) ||
    (text.includes('vi.useFakeTimers(') && !text.includes('vi.useRealTimers(')) ||
    (/vi\.stub(Global|Env)\(/.test(text) && !/vi\.unstubAll(Globals|Envs)\(/.test(text))
  );
}

/** All others share two processes, which saves hundreds of starts and loads of the same modules. */
const shared = tests
  .map((file) => ({ file, text: readFileSync(file, 'utf8') }))
  .filter(({ file, text }) => !alone.some((glob) => matchesGlob(file, glob)) && !leavesTraces(text));
const isPage = ({ text }: { readonly text: string }) => text.includes('@vitest-environment jsdom');
const pages = shared.filter(isPage).map(({ file }) => file);
const others = shared.filter((one) => !isPage(one)).map(({ file }) => file);
/** Some of these reach components, which Node can not read. */
const ofPages = others.filter((file) => file.startsWith('renderer/'));
const together = others.filter((file) => !ofPages.includes(file));
const apart = tests.filter((file) => !pages.includes(file) && !others.includes(file));
/** Of those with a process of their own the ones that Node itself can load. */
const native = apart.filter(
  (file) => !/vi\.(mock|doMock)\(|@vitest-environment jsdom/.test(readFileSync(file, 'utf8')),
);

/** Of those with a process of their own the slowest, slowest first: the short ones fill up what is left at the end. */
const slowest = [
  ...['e2e/cli/bad-input', 'electron/inference/worker', 'e2e/cli/interrupted'],
  ...['electron/hosts/app/create-app', 'electron/inference/watch-cancels'],
  ...['electron/services/export/clip-frames', 'electron/analyses/transcript/transcription'],
];

function rank(file: string): number {
  const place = slowest.findIndex((name) => file.endsWith(`/${name}.test.ts`));
  return place === -1 ? slowest.length : place;
}

class SlowestFirst extends BaseSequencer {
  override async sort(...[files]: Parameters<BaseSequencer['sort']>): ReturnType<BaseSequencer['sort']> {
    const sorted = await super.sort(files);
    // Those of one project stay together: projects are in the order of their names.
    return sorted.toSorted(
      (a, b) => a.project.name.localeCompare(b.project.name) || rank(a.moduleId) - rank(b.moduleId),
    );
  }
}

export default defineConfig({
  test: {
    // Tests wait for real processes (ffmpeg, the inference worker): on two cores three at once are a tenth faster than two.
    maxWorkers: 3,
    setupFiles: ['core/testing/same-properties.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Programs of ours that tests start take what Node made of the sources before.
    env: {
      NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules/.cache/compiled'),
      // Nothing is indexed that a test does not ask for.
      SIDECUT_INDEX_IN_BACKGROUND: '0',
    },
    sequence: { sequencer: SlowestFirst },
    projects: [
      {
        extends: true,
        test: { name: 'alone', include: native, experimental: { viteModuleRunner: false } },
      },
      { extends: true, test: { name: 'apart', include: apart.filter((file) => !native.includes(file)) } },
      { extends: true, test: { name: 'pages', include: pages, isolate: false } },
      { extends: true, test: { name: 'of pages', include: ofPages, isolate: false } },
      {
        extends: true,
        // Node loads the sources as it does for the app, which takes a fifth less of the processor than Vite.
        test: {
          name: 'together',
          include: together,
          isolate: false,
          experimental: { viteModuleRunner: false },
        },
      },
    ],
  },
});
