/** Translations in the app: a real library, real jobs, a server that answers well, badly and slowly. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { translation } from '../../../core/analysis/translation.ts';
import type { TranslationOptions } from '../../../core/analysis/translation.ts';
import type { AppContract } from '../../../core/contract/app-contract.ts';
import type { Change } from '../../../core/project/project.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { noWriterServer } from '../../../core/writing/writer-server.ts';
import sampleTranslations from '../../../sample/translations.json' with { type: 'json' };
import { insertCues, sampleEdit, sampleTrack } from '../../services/library/testing/sample-project.ts';
import { makeMedia, source, temporaryFolder } from '../../services/media/testing/media-files.ts';
import { say, translating } from '../../services/writers/testing/translating-server.ts';
import { FakeWriterServer } from '../../services/writers/testing/writer-server.ts';
import type { Connection } from '../../transport/client.ts';
import type { App } from './app.ts';
import { createApp } from './create-app.ts';
import { connectInProcess } from './connect-in-process.ts';

const [first, , third] = sampleTranslations;
// Short enough to be read in any language.
const texts = sampleTranslations
  .map(({ en }) => en)
  .filter(({ length }) => length < 50)
  .slice(0, 40);
const cues = texts.map((text, at) => ({
  ...{ id: `cue-${at}`, startMs: 4000 * at, endMs: 4000 * at + 3600, text, origin: 'file' as const },
}));

let folder: string;
let app: App;
let connection: Connection<AppContract>;
let server: FakeWriterServer;
let mediaId: string;
let trackId: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sidecut-translation-'));
  server = await FakeWriterServer.start();
  app = await createApp({ dataFolder: folder, host: 'in-process', capabilities: [], chooserFolders: [] });
  connection = connectInProcess(app, true);
  const writerServer = { ...noWriterServer, address: server.address, model: 'small' };
  await connection.calls['settings.set']({ writerServer });
  const talk = join(temporaryFolder(), 'talk.wav');
  await makeMedia(talk, source('sine=d=20:r=8000'), '-c:a pcm_u8');
  const { added } = await connection.calls['media.add']({ sources: [app.sources.idFor(talk)] });
  mediaId = added[0]!.id;
});
beforeEach(async () => {
  server.chat(translating({ to: 'es' }));
  trackId = randomUUID();
  const own = cues.map((cue) => ({ ...cue, id: `${trackId} ${cue.id}` }));
  await apply([
    { kind: 'track', before: null, after: { ...sampleTrack(), id: trackId, language: 'en' } },
    ...insertCues(trackId, own),
  ]);
});
afterAll(async () => {
  connection.close();
  await app.close();
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const apply = (changes: readonly Change[]) =>
  connection.calls['project.apply']({ mediaId, edit: sampleEdit(randomUUID(), changes) });

const start = (change: Partial<TranslationOptions> = {}) =>
  connection.calls['analyses.run']({
    ...{ mediaId, kind: translation.kind },
    options: { trackId, to: 'es', from: null, engine: 'server', cueIds: null, ...change },
  });

async function ended(jobId: string) {
  for (;;) {
    const job = (await connection.calls['jobs.list']({})).jobs.find(({ id }) => id === jobId)!;
    if (job.state !== 'queued' && job.state !== 'running') return job;
    await sleep(20);
  }
}

async function translated(change?: Partial<TranslationOptions>) {
  const job = await ended((await start(change)).id);
  return { job, cues: job.trackId === null ? [] : await cuesOf(job.trackId) };
}

const cuesOf = async (id: string): Promise<readonly TrackCue[]> =>
  (await connection.calls['project.cues']({ trackId: id })).cues;
const requests = () => server.asked.filter(({ path }) => path.endsWith('completions')).length;

it('writes a linked track, cue by cue at the same times, and keeps its result', async () => {
  const { job, cues: made } = await translated();
  // Several languages are several jobs of one video.
  expect(job).toMatchObject({ state: 'done', kind: 'translation', title: 'talk.wav · español' });
  expect(made.map(({ startMs, endMs }) => [startMs, endMs])).toEqual(
    cues.map((cue) => [cue.startMs, cue.endMs]),
  );
  expect(made.map(({ text }) => text.replaceAll('\n', ' '))).toEqual(texts.map((text) => say(text, 'es')));
  const { tracks } = await connection.calls['project.open']({ mediaId });
  expect(tracks.find(({ id }) => id === job.trackId)).toMatchObject({
    ...{ name: 'español', language: 'es', source: 'translation', model: 'small', state: 'complete' },
    translates: trackId,
  });
  const { analyses } = await connection.calls['analyses.list']({ mediaId });
  expect(analyses.find(({ kind }) => kind === 'translation')).toMatchObject({
    state: 'done',
    isOutOfDate: false,
  });
});

it('translates again only what has changed, and these again that are asked for; a person’s words stay', async () => {
  const { cues: made } = await translated();
  const [one, two, three] = (await cuesOf(trackId)).slice(0, 3);
  const mine: TrackCue = { ...made[1]!, text: 'Mío.', origin: 'person' };
  await apply([
    { kind: 'cue', trackId, before: one!, after: { ...one!, text: third!.en, origin: 'person' } },
    { kind: 'cue', trackId, before: two!, after: { ...two!, text: first!.en, origin: 'person' } },
    { kind: 'cue', trackId: (await trackOf())!, before: made[1]!, after: mine },
  ]);
  const before = requests();
  const { cues: updated } = await translated();
  expect(requests() - before).toBe(1);
  expect(updated[0]!.text.replaceAll('\n', ' ')).toBe(third!.es);
  expect(updated[1]).toEqual(mine);
  expect(updated.slice(2)).toEqual(made.slice(2));
  const { cues: again } = await translated({ cueIds: [two!.id, three!.id] });
  expect(again[1]).toMatchObject({ text: first!.es, origin: 'machine', translation: { from: first!.en } });
  await connection.calls['project.undo']({ mediaId });
  expect((await cuesOf((await trackOf())!))[1]).toEqual(mine);
});

async function trackOf() {
  const { tracks } = await connection.calls['project.open']({ mediaId });
  return tracks.find(({ translates }) => translates === trackId)?.id;
}

it('goes on where it was stopped', async () => {
  server.chat(translating({ to: 'es', delayMs: 150 }));
  const job = await start();
  while ((await trackOf()) === undefined || (await cuesOf((await trackOf())!)).length === 0) await sleep(20);
  await connection.calls['jobs.pause']({ jobId: job.id });
  await sleep(50);
  const kept = await cuesOf((await trackOf())!);
  expect(kept.length).toBeGreaterThan(0);
  expect(kept.length).toBeLessThan(texts.length);
  const asked: string[] = [];
  server.chat(translating({ to: 'es', onRequest: (lines) => asked.push(...lines.map(({ text }) => text)) }));
  await connection.calls['jobs.resume']({ jobId: job.id });
  const done = await ended(job.id);
  const all = await cuesOf(done.trackId!);
  expect(all).toHaveLength(texts.length);
  expect(all.slice(0, kept.length)).toEqual(kept);
  expect(asked).toEqual(texts.slice(kept.length));
});

it('keeps what it has where the server fails half way, says so, and goes on the next time', async () => {
  const answer = translating({ to: 'es' });
  let count = 0;
  server.chat((response, asked) =>
    ++count > 1 ? void response.writeHead(500).end('out of memory') : answer(response, asked),
  );
  const { job, cues: part } = await translated();
  expect(job.state).toBe('done');
  expect(job.notes).toMatchObject([{ code: 'translation-stopped', facts: { done: part.length } }]);
  const { analyses } = await connection.calls['analyses.list']({ mediaId });
  expect(analyses.find(({ kind }) => kind === 'translation')!.state).toBe('partly');
  server.chat(answer);
  expect((await translated()).cues).toHaveLength(texts.length);
});

it('marks what a bad model loses, and asks for it once more', async () => {
  server.chat(translating({ to: 'es', manner: (request) => (request === 0 ? 'drops' : 'well') }));
  const { job, cues: made } = await translated();
  expect(made).toHaveLength(texts.length);
  expect(made.map(({ text }) => text.replaceAll('\n', ' '))).toEqual(texts.map((text) => say(text, 'es')));
  expect(job.notes).toEqual([]);
  server.chat(translating({ to: 'fr', manner: 'untranslated' }));
  const bad = await translated({ to: 'fr' });
  expect(bad.cues).toHaveLength(texts.length);
  expect(bad.job.notes).toMatchObject([{ code: 'cues-doubtful', facts: { total: texts.length } }]);
});

it('fails with a reason where nothing comes of it', async () => {
  server.chat(translating({ to: 'es', manner: 'refuses' }));
  const { job } = await translated();
  expect(job).toMatchObject({
    state: 'failed',
    error: { code: 'no-translation', facts: { reason: 'no-answers' } },
  });
  const same = await translated({ to: 'en' });
  expect(same.job.error).toMatchObject({ facts: { reason: 'same-language', language: 'en' } });
});
