/** Chapters and summaries in the app: a real library, real jobs, real threads. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chapters } from '../../../core/analysis/chapters.ts';
import { summary } from '../../../core/analysis/summary.ts';
import type { AppContract } from '../../../core/contract/app-contract.ts';
import { addChapter } from '../../../core/edit/chapters.ts';
import type { Edit } from '../../../core/project/project.ts';
import type { Truth } from '../../../sample/truth.ts';
import { insertCues, sampleEdit, sampleTrack } from '../../services/library/testing/sample-project.ts';
import { makeMedia, source, temporaryFolder } from '../../services/media/testing/media-files.ts';
import type { Connection } from '../../transport/client.ts';
import type { App } from './app.ts';
import { createApp } from './create-app.ts';
import { connectInProcess } from './connect-in-process.ts';

const truth = JSON.parse(
  readFileSync(new URL('../../../sample/truth.json', import.meta.url), 'utf8'),
) as Truth;
const cues = truth.sentences.map(({ startMs, endMs, text }, at) => ({
  ...{ id: `cue-${at}`, startMs, endMs, text, origin: 'file' as const },
}));
const [trackId, none] = ['track', { embedder: null, writer: null }];

let folder: string;
let app: App;
let connection: Connection<AppContract>;
let mediaId: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sidecut-story-'));
  app = await createApp({ dataFolder: folder, host: 'in-process', capabilities: [], chooserFolders: [] });
  connection = connectInProcess(app, true);
  const talk = join(temporaryFolder(), 'talk.wav');
  await makeMedia(talk, source('sine=d=234:r=8000'), '-c:a pcm_u8');
  const { added } = await connection.calls['media.add']({ sources: [app.sources.idFor(talk)] });
  mediaId = added[0]!.id;
  await apply(
    sampleEdit('import', [
      { kind: 'track', before: null, after: sampleTrack() },
      ...insertCues(trackId, cues),
    ]),
  );
});
afterAll(async () => {
  connection.close();
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

const apply = (edit: Edit) => connection.calls['project.apply']({ mediaId, edit });

async function make(kind: string, options: unknown) {
  let job = await connection.calls['analyses.run']({ mediaId, kind, options });
  while (job.state === 'queued' || job.state === 'running') {
    await sleep(50);
    const { jobs } = await connection.calls['jobs.list']({});
    job = jobs.find(({ id }) => id === job.id)!;
  }
  return job;
}

async function stateOf(kind: string) {
  const { analyses } = await connection.calls['analyses.list']({ mediaId });
  return analyses.find((one) => one.kind === kind);
}

async function read<Value>(
  kind: { kind: string; result: { parse: (value: unknown) => Value } },
  options: unknown,
) {
  const { value } = await connection.calls['analyses.read']({ mediaId, kind: kind.kind, options });
  return kind.result.parse(value);
}

it('chapters are proposed and kept with the text that they were made from', async () => {
  const options = { trackId, ...none };
  expect(await make('chapters', options)).toMatchObject({ state: 'done', notes: [{ code: 'words-alone' }] });
  expect(await stateOf('chapters')).toMatchObject({ state: 'done', hasValue: true, isOutOfDate: false });
  const tree = await read(chapters, options);
  expect(tree).toMatchObject({ trackId });
  expect(tree.nodes[0]).toMatchObject({ startMs: 0, endMs: 234_000 });
  // A chapter of the person's is no other text.
  await apply(addChapter([], 35_690, 'The market', randomUUID)!);
  expect(await stateOf('chapters')).toMatchObject({ isOutOfDate: false });
});

it('a summary of proposed chapters has sentences of the text for all of them', async () => {
  const options = { trackId, ...none, language: null };
  expect(await make('summary', options)).toMatchObject({ state: 'done' });
  const made = await read(summary, options);
  const said = new Set(truth.sentences.map(({ text }) => text));
  const sentences = made.parts.flatMap((part) => part.sentences);
  expect(sentences.filter(({ text }) => !said.has(text))).toEqual([]);
  expect(made.parts.every((part) => part.sentences.length > 0 || part.empty !== null)).toBe(true);
  const topics = truth.topics.filter(({ startMs, endMs }) =>
    sentences.some(({ ranges }) => ranges.some((range) => range.startMs >= startMs && range.startMs < endMs)),
  );
  expect(topics.length).toBe(7);
});

it('a summary follows the chapters of the person where there are two', async () => {
  const { chapters: own } = await connection.calls['project.open']({ mediaId });
  await apply(addChapter(own, 106_120, 'The farm', randomUUID)!);
  const options = { trackId, ...none, language: 'en' };
  await make('summary', options);
  const { parts } = await read(summary, options);
  expect(parts.map(({ title, startMs }) => [title, startMs])).toEqual([
    ['The market', 0],
    ['The farm', 106_120],
  ]);
});

it('both are out of date when the text has changed, and what was made is still there', async () => {
  const before = cues[0]!;
  const after = { ...before, text: 'Good evening, we will eat soup.', origin: 'person' as const };
  await apply(sampleEdit('typed', [{ kind: 'cue', trackId, before, after }]));
  expect(await stateOf('chapters')).toMatchObject({ isOutOfDate: true, hasValue: true });
  expect(await stateOf('summary')).toMatchObject({ isOutOfDate: true, hasValue: true });
  await make('chapters', { trackId, ...none });
  expect(await stateOf('chapters')).toMatchObject({ isOutOfDate: false });
});

it('what can become nothing is refused with its reason', async () => {
  await expect(make('chapters', { trackId: 'other', ...none })).rejects.toMatchObject({
    code: 'track-unknown',
  });
  await expect(make('chapters', { trackId })).rejects.toMatchObject({ code: 'usage' });
  const french = await make('summary', { trackId, ...none, language: 'fr' });
  expect(french).toMatchObject({ state: 'failed', error: { code: 'no-story' } });
  await apply(
    sampleEdit('empty', [{ kind: 'track', before: null, after: sampleTrack({ id: 'empty', position: 1 }) }]),
  );
  const blank = await make('summary', { trackId: 'empty', ...none, language: null });
  expect(blank).toMatchObject({ state: 'failed', error: { facts: { reason: 'nothing-said' } } });
});
