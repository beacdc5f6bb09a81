import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it, onTestFinished } from 'vitest';
import type { AudioTrack, MediaInfo } from '../../../core/media/media-info.ts';
import type { SubtitleTrack } from '../../../core/project/project.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import sampleTruth from '../../../sample/truth.json' with { type: 'json' };
import { createInferenceClient } from '../../inference/client.ts';
import { sampleTrack } from '../../services/library/testing/sample-project.ts';
import { probe } from '../../services/media/probe.ts';
import { eyes, makeMedia, temporaryFolder, tools } from '../../services/media/testing/media-files.ts';
import { modelPlaces, starterFolder } from '../../services/models/layout/model-places.ts';
import { measuresOf } from '../../services/models/shelf/measures.ts';
import { findStarter } from '../../../models/catalogue.ts';
import { materialOfTrack } from './material.ts';
import { measureModel } from './measure-model.ts';

const cues: readonly TrackCue[] = sampleTruth.sentences.slice(0, 3).map(({ startMs, endMs, text }, at) => ({
  ...{ id: `cue-${at}`, startMs, endMs, text, origin: 'person' as const },
}));
const lastMs = cues.at(-1)!.endMs;

let media: MediaInfo;
let audio: AudioTrack;
beforeAll(async () => {
  const file = join(temporaryFolder(), 'start.wav');
  const sample = fileURLToPath(new URL('../../../sample/sample.mp4', import.meta.url));
  await makeMedia(file, ['-i', sample], `-t ${(lastMs + 1000) / 1000} -vn -ar 16000`);
  media = await probe(eyes, file);
  audio = media.audio[0]!;
});

it('a model is tried on the corrected text of a track, and what it did is kept for its device', async () => {
  const home = await mkdtemp(join(tmpdir(), 'sidecut-measure-'));
  onTestFinished(() => rm(home, { recursive: true }));
  await mkdir(join(home, 'cache'));
  const places = modelPlaces(home);
  // One word is another one than what is said.
  const told = cues.map((cue, at) => (at === 0 ? { ...cue, text: `${cue.text} Xylophone.` } : cue));
  const material = materialOfTrack(media, audio, { track: sampleTrack(), cues: told });
  expect(material.sounds).toMatchObject([{ language: 'en', span: { endMs: lastMs + 300 } }]);
  const fractions: number[] = [];
  const parts = { tools, places, openInference: () => createInferenceClient() };
  const asked = { model: 'starter-whisper', device: 'cpu' } as const;
  const watcher = {
    signal: new AbortController().signal,
    onPreparing: () => undefined,
    onProgress: (_: unknown, fraction: number) => void fractions.push(fraction),
  };
  const measure = await measureModel(parts, asked, material, watcher);
  expect(measure).toMatchObject({ heard: 'own', device: 'cpu' });
  expect(measure.wrongShare).toBeCloseTo(1 / measure.words);
  expect(measure.timesRealTime).toBeGreaterThan(1);
  expect(fractions[0]).toBe(0);
  expect(fractions.at(-1)).toBeGreaterThan(0.9);
  const model = { id: asked.model, folder: starterFolder(places, findStarter(asked.model)!) };
  expect((await measuresOf(places, [model])).get(asked.model)).toEqual([measure]);

  const stopped = { ...watcher, signal: AbortSignal.abort() };
  await expect(measureModel(parts, asked, material, stopped)).rejects.toThrow();
  expect((await measuresOf(places, [model])).get(asked.model)).toEqual([measure]);
});

it('ten minutes of a long video are enough, and two languages are found by the model', () => {
  const long = [0, 400_000, 700_000].map((startMs, at) => ({
    ...{
      id: `${at}`,
      startMs: startMs + 1000,
      endMs: startMs + 5000,
      text: `cue ${at}`,
      origin: 'person' as const,
    },
    ...(at === 1 ? { language: 'es' } : {}),
  }));
  expect(materialOfTrack(media, audio, { track: sampleTrack(), cues: long }).sounds).toMatchObject([
    { text: 'cue 0\ncue 1', language: 'auto', span: { startMs: 700, endMs: 405_300 } },
  ]);
});

it.each<[string, Partial<SubtitleTrack>, readonly TrackCue[]]>([
  ['a translation', { source: 'translation' }, cues],
  ['a track without cues', {}, []],
  ['cues without text', {}, [{ ...cues[0]!, text: ' ' }]],
])('%s does not tell what is said', (_, patch, some) => {
  const track = { ...sampleTrack(), name: 'Deutsch', ...patch };
  expect(() => materialOfTrack(media, audio, { track, cues: some })).toThrow(
    expect.objectContaining({ code: 'nothing-to-measure-on', facts: { track: 'Deutsch' } }),
  );
});
