import { expect, it } from 'vitest';
import { defaultOptions } from './start-transcription.ts';

it('proposes the sound that can be transcribed, which is not always the first', () => {
  const shape = { width: 1920, height: 1080 };
  expect(defaultOptions(undefined, { ...shape, mainAudioTrack: 2 }).audioTrack).toBe(2);
  expect(defaultOptions(undefined, { ...shape, mainAudioTrack: 0 }).audioTrack).toBe(0);
});
