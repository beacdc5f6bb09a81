import { expect, it } from 'vitest';
import { speakers } from '../../../core/analysis/speakers.ts';
import { sampleMedia } from '../library/testing/sample-project.ts';
import { testLibrary } from '../library/testing/test-library.ts';
import { createVoiceHandlers, forgetWhenOff } from './handlers.ts';

const options = {
  ...{ count: null, voiceModel: 'ge2e', segmentationModel: null, audioTrack: null, perTrack: false },
};

async function setUp() {
  const library = await testLibrary();
  const { id: mediaId, fingerprint } = await library.media.add(sampleMedia());
  const settings = { remembersVoices: true };
  let changes = 0;
  const parts = {
    ...{ library, settings: { get: () => Promise.resolve(settings) } },
    onChange: () => void (changes += 1),
  };
  const voices = [[1, 0], [0.6, 0.8], null];
  const value = {
    speakers: voices.map((voice) => ({ speechMs: 1000, voice })),
    ...{ turns: [], findsOverlap: false, sameVoiceAbove: 0.7 },
  };
  const made = { version: 1, model: null, inputs: null, notes: [], isWhole: true };
  await library.analyses.save({ fingerprint, kind: speakers.kind, options, value, ...made });
  const handlers = createVoiceHandlers(parts);
  const context = { signal: new AbortController().signal, progress: () => undefined };
  const suggest = async () =>
    (await handlers['voices.suggest']({ mediaId, options }, context)).suggestions.map(
      ({ speaker, name }) => `${speaker} ${name}`,
    );
  const remember = (speaker: number, name: string) =>
    handlers['voices.remember']({ mediaId, options, speaker, name }, context);
  const list = async () => (await handlers['voices.list']({}, context)).voices.map(({ name }) => name);
  return { parts, settings, handlers, context, suggest, remember, list, countChanges: () => changes };
}

it('a voice that is remembered is suggested for whoever sounds most like it, each name once', async () => {
  const { handlers, context, suggest, remember, list, countChanges } = await setUp();
  expect(await suggest()).toEqual([]);
  const anna = await remember(0, ' Anna ');
  await remember(1, 'Bob');
  expect(await list()).toEqual(['Anna', 'Bob']);
  expect(await suggest()).toEqual(['0 Anna', '1 Bob']);
  await handlers['voices.forget']({ ids: [anna.id] }, context);
  expect(await suggest()).toEqual(['1 Bob']);
  await handlers['voices.forgetAll']({}, context);
  expect(await list()).toEqual([]);
  expect(countChanges()).toBe(4);
});

it('nothing is kept of who has no voice, nor while it is turned off', async () => {
  const { parts, settings, suggest, remember, list } = await setUp();
  await expect(remember(2, 'Cy')).rejects.toMatchObject({ code: 'voice-unknown', facts: { speaker: 3 } });
  await remember(0, 'Anna');
  await forgetWhenOff(parts);
  expect(await list()).toEqual(['Anna']);
  settings.remembersVoices = false;
  await forgetWhenOff(parts);
  expect(await list()).toEqual([]);
  expect(await suggest()).toEqual([]);
  await expect(remember(0, 'Anna')).rejects.toMatchObject({ code: 'voices-off' });
});
