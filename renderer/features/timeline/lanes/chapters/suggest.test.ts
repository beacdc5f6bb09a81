// @vitest-environment jsdom
import { expect, it, onTestFinished } from 'vitest';
import { openProject } from '../../../../project/project-store.ts';
import { openTestProject, testCues, testTrack } from '../../../../project/testing/test-project.ts';
import { wantedWriterStore } from '../../../../analyses/writer-choice.ts';
import { suggestChapters } from './suggest.ts';

const model = (id: string, task: string, rank: number) => ({ id, task, rank, state: 'installed' });
const models = [model('small', 'text-generation', 1), model('large', 'text-generation', 2)];

/** What is asked for. */
async function asked(installed: readonly unknown[]): Promise<unknown> {
  let input: unknown;
  const calls = {
    'models.list': () => Promise.resolve({ models: installed }),
    'analyses.run': (given: unknown) => {
      input = given;
      return Promise.resolve({ id: 'j', createdAt: '2026-01-01T00:00:00Z' });
    },
  };
  await suggestChapters({ calls } as never);
  return input;
}

it('suggests by the text of the active track, titled by the best language model', async () => {
  openTestProject([[testTrack('a'), testCues(['One', 'Two'], 'a')]]);
  const mediaId = openProject()!.media.id;
  const options = { trackId: 'a', writer: 'large', embedder: null };
  expect(await asked(models)).toEqual({ mediaId, kind: 'chapters', options });
});

it('titles are written by what was chosen in the story, or by nobody', async () => {
  openTestProject([[testTrack('a'), testCues(['One', 'Two'], 'a')]]);
  onTestFinished(() => wantedWriterStore.set(undefined));
  for (const writer of ['small', null]) {
    wantedWriterStore.set(writer);
    expect(await asked(models)).toMatchObject({ options: { writer } });
  }
});

it('suggests by what is seen where nothing is said, and without a model', async () => {
  openTestProject([[testTrack('a'), []]]);
  expect(await asked([])).toMatchObject({ options: { trackId: null, writer: null, embedder: null } });
});
