import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { fingerprintMedia } from '../../services/media/media-fingerprint.ts';
import { probe } from '../../services/media/probe.ts';
import { eyes, makeMedia, source, temporaryFolder, tools } from '../../services/media/testing/media-files.ts';
import { insertCues, sampleTrack } from '../../services/library/testing/sample-project.ts';
import { hearStretch, regionsWithin } from './hear-stretch.ts';
import { fakeRecogniser, openTranscription } from './testing/open-transcription.ts';

const folder = temporaryFolder();
const recording = join(folder, 'speech.wav');

beforeAll(() => makeMedia(recording, source("aevalsrc='0.5*sin(2*PI*440*t)':s=16000:d=20")));

let homes = 0;
async function open() {
  const home = join(folder, `home ${++homes}`);
  await mkdir(home);
  const { library, project, close } = await openTranscription(home);
  onTestFinished(close);
  const { path, ...info } = await probe(eyes, recording);
  await library.media.add({
    ...{ id: 'talk', fingerprint: await fingerprintMedia(recording), path, name: 'speech.wav' },
    ...{ bytes: 640_078, modifiedMs: 0, info, isSample: false },
  });
  return { library, project };
}

describe('hearing a stretch again', () => {
  it('gives the cues that would stand there, between those that stay, and changes nothing', async () => {
    const { library, project } = await open();
    const cue = (id: string, startMs: number, endMs: number): TrackCue =>
      ({ id, startMs, endMs, text: 'As it was.', origin: 'machine' }); // prettier-ignore
    const cues = [cue('a', 0, 4000), cue('b', 6000, 9000), cue('c', 12_000, 15_000)];
    await project.applyMachineChanges('talk', [
      { kind: 'track', before: null, after: sampleTrack() },
      ...insertCues('track', cues),
    ]);
    await library.glossary.put([
      { id: 'x', text: 'Ada', mediaId: 'talk' },
      { id: 'y', text: 'Kyoto', mediaId: null },
    ]);
    const asked: unknown[] = [];
    const recogniser = fakeRecogniser(() => undefined);
    const parts = {
      ...{ library, project, tools: () => Promise.resolve(tools) },
      settings: { get: () => Promise.resolve({ model: 'usual', device: 'cpu' as const }) },
      openRecogniser: ({ model, language }: { readonly model: string; readonly language: string }) => {
        asked.push({ model, language });
        const transcribe: typeof recogniser.transcribe = (windows, options) => {
          asked.push(options);
          return recogniser.transcribe(windows, options);
        };
        return Promise.resolve({ modelId: model, recogniser: { ...recogniser, transcribe }, notes: [] });
      },
    };
    const request = { trackId: 'track', startMs: 5000, endMs: 11_000, replaced: ['b'] };
    const more = { model: 'other', language: 'de', beamSize: 5, hint: 'Hommie' };
    const heard = await hearStretch(parts, { ...request, ...more }, new AbortController().signal);
    expect(asked.slice(0, 2)).toEqual([
      { model: 'other', language: 'de' },
      { language: 'de', task: 'transcribe', beamSize: 5, prompt: 'Kyoto, Ada, Hommie' },
    ]);
    const words = heard.flatMap((one) => one.words ?? []);
    expect(words.length).toBeGreaterThan(12);
    for (const { startMs, endMs } of heard) {
      expect(startMs).toBeGreaterThanOrEqual(4000);
      expect(endMs).toBeLessThanOrEqual(12_000);
    }
    expect((await project.readTrack('track')).cues).toEqual(cues);
    // The track is English: what was heard in another language says so.
    expect(heard.map((one) => one.language)).toEqual(heard.map(() => 'de'));
    const sameLanguage = { ...request, ...more, language: 'en' };
    const again = await hearStretch(parts, sameLanguage, new AbortController().signal);
    expect(again.some((one) => one.language !== undefined)).toBe(false);
  });
});

it('is listened to where somebody speaks on the track that was transcribed', async () => {
  const { library, project } = await open();
  const sound = join(folder, 'two.mkv');
  await makeMedia(sound, source('anullsrc=r=16000:d=20'), source('anullsrc=r=16000:d=20'), '-map 0 -map 1');
  const { path, ...two } = await probe(eyes, sound);
  const fingerprint = await fingerprintMedia(sound);
  await library.media.add({
    ...{ id: 'two', fingerprint, path, name: 'two.mkv', info: two },
    ...{ bytes: (await stat(sound)).size, modifiedMs: 0, isSample: false },
  });
  await project.applyMachineChanges('two', [{ kind: 'track', before: null, after: sampleTrack() }]);
  const work = { fingerprint, audioTrack: 1, model: 'fake', options: {}, version: 1 };
  await library.transcripts.link('track', (await library.transcripts.open(work)).id);
  const found = { fingerprint, kind: 'speech', version: 2, model: null, inputs: null };
  const known = { ...found, notes: [], isWhole: true };
  await library.analyses.save({ ...known, options: {}, value: [{ startMs: 0, endMs: 20_000 }] });
  const second = { options: { audioTrack: 1 }, value: [{ startMs: 7000, endMs: 9000 }] };
  await library.analyses.save({ ...known, ...second });
  const recogniser = fakeRecogniser(() => undefined);
  const parts = {
    ...{ library, project, tools: () => Promise.resolve(tools) },
    settings: { get: () => Promise.resolve({ model: 'usual', device: 'cpu' as const }) },
    openRecogniser: () => Promise.resolve({ modelId: 'usual', recogniser, notes: [] }),
  };
  const request = { trackId: 'track', startMs: 5000, endMs: 11_000, replaced: [], beamSize: 1 };
  const words = (await hearStretch(parts, request, new AbortController().signal)).flatMap(
    (cue) => cue.words ?? [],
  );
  expect(words[0]?.startMs).toBeGreaterThanOrEqual(7000);
  expect(words.at(-1)?.endMs).toBeLessThanOrEqual(9000);
});

it('is translated again where the track is a translation, from the language that was said to be spoken', async () => {
  const { library, project } = await open();
  const track = sampleTrack({ source: 'translation', language: 'en' });
  await project.applyMachineChanges('talk', [{ kind: 'track', before: null, after: track }]);
  const { fingerprint } = (await library.media.find('talk'))!;
  const work = { fingerprint, audioTrack: 0, model: 'fake', version: 1 };
  const options = { language: 'de', task: 'translate', beamSize: 2, previousText: false };
  await library.transcripts.link('track', (await library.transcripts.open({ ...work, options })).id);
  const asked: unknown[] = [];
  const recogniser = fakeRecogniser(() => undefined);
  const parts = {
    ...{ library, project, tools: () => Promise.resolve(tools) },
    settings: { get: () => Promise.resolve({ model: 'usual', device: 'cpu' as const }) },
    openRecogniser: ({ task, language }: { readonly task: string; readonly language: string }) => {
      asked.push({ task, language });
      const transcribe: typeof recogniser.transcribe = (windows, how) => {
        asked.push({ task: how.task, language: how.language });
        return recogniser.transcribe(windows, how);
      };
      return Promise.resolve({ modelId: 'usual', recogniser: { ...recogniser, transcribe }, notes: [] });
    },
  };
  const request = { trackId: 'track', startMs: 5000, endMs: 9000, replaced: [], beamSize: 2 };
  const heard = await hearStretch(parts, request, new AbortController().signal);
  expect(asked.slice(0, 2)).toEqual([
    { task: 'translate', language: 'de' },
    { task: 'translate', language: 'de' },
  ]);
  // It is English, whatever is spoken.
  expect(heard.length).toBeGreaterThan(0);
  expect(heard.some(({ language }) => language !== undefined)).toBe(false);
  asked.length = 0;
  await hearStretch(parts, { ...request, language: 'fr' }, new AbortController().signal);
  expect(asked[0]).toEqual({ task: 'translate', language: 'fr' });
});

it('is heard to the end of the sound, not to a length that was guessed too short', async () => {
  const { library, project } = await open();
  const { path, ...info } = await probe(eyes, recording);
  await library.media.add({
    ...{ id: 'guessed', fingerprint: 'another', path, name: 'speech.wav', bytes: 640_078, modifiedMs: 0 },
    ...{ info: { ...info, durationMs: 8000 }, isSample: false },
  });
  const track = sampleTrack({ id: 'long' });
  await project.applyMachineChanges('guessed', [{ kind: 'track', before: null, after: track }]);
  const recogniser = fakeRecogniser(() => undefined);
  const parts = {
    ...{ library, project, tools: () => Promise.resolve(tools) },
    settings: { get: () => Promise.resolve({ model: 'usual', device: 'cpu' as const }) },
    openRecogniser: () => Promise.resolve({ modelId: 'usual', recogniser, notes: [] }),
  };
  const request = { trackId: 'long', startMs: 10_000, endMs: 25_000, replaced: [], beamSize: 1 };
  const heard = await hearStretch(parts, request, new AbortController().signal);
  const words = heard.flatMap((cue) => cue.words ?? []);
  expect(words[0]?.startMs).toBeLessThan(11_000);
  expect(words.at(-1)?.endMs).toBeGreaterThan(18_000);
  expect(heard.at(-1)?.endMs).toBeLessThanOrEqual(20_500);
});

describe('what is listened to of a stretch', () => {
  const span = (startMs: number, endMs: number) => ({ startMs, endMs });

  it('is the speech that was found in it, in its own time', () => {
    expect(regionsWithin([span(0, 900), span(1500, 4000), span(9000, 12_000)], span(2000, 8000))).toEqual([
      span(0, 2000),
    ]);
  });

  it('is all of it where little was found', () => {
    expect(regionsWithin([span(2000, 2500)], span(2000, 52_000))).toEqual([
      span(0, 25_000),
      span(25_000, 50_000),
    ]);
  });
});
