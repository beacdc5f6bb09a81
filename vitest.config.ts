import { globSync, readFileSync } from 'node:fs';
import { join, matchesGlob } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';

const tests = globSync('{core,models,electron,renderer,build,bench,e2e,sample}/**/*.test.{ts,tsx}');

/**
 * Files that share two processes, which saves hundreds of starts and loads of the same modules. What changes something
 * that all of a process share, or starts programs and models that may outlive it, has a process of its own.
 */
const quiet = [
  '{core,models,renderer,bench}/**',
  'electron/{transport,hosts/cli}/**',
  'electron/services/{project,library,doctor,files,subtitles,transcripts,models,style,search,app,media,ffmpeg}/**',
  'electron/{inference,analyses/pictures,analyses/speech,analyses/sound,analyses/shots,hosts/web}/**',
];
const changesWhatIsShared = /vi\.(mock|doMock|stub|useFakeTimers)|@vitest-environment/;
const together = tests.filter(
  (file) =>
    quiet.some((glob) => matchesGlob(file, glob)) && !changesWhatIsShared.test(readFileSync(file, 'utf8')),
);
const apart = tests.filter((file) => !together.includes(file));

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
    // Tests run real processes (ffmpeg, the inference worker); two at once suit a two-core machine.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Programs of ours that tests start take what Node made of the sources before.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules/.cache/compiled') },
    sequence: { sequencer: SlowestFirst },
    projects: [
      { extends: true, test: { name: 'apart', include: apart } },
      { extends: true, test: { name: 'together', include: together, isolate: false } },
    ],
  },
});
