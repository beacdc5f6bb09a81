import { expect, it } from 'vitest';
import { speakersIn } from './caption-outputs.ts';

const auto = { perTrack: false, count: null };

it('shows speakers that were asked for in every format, also where it has no place for them', () => {
  const inFormat = (format: string) => speakersIn(format, { speakers: auto, speakersAs: undefined }).speakers;
  expect(['srt', 'sbv', 'lrc', 'itt'].map(inFormat)).toEqual(['name', 'name', 'name', 'name']);
  expect(['vtt', 'ass', 'ttml', 'json', 'txt'].map(inFormat)).toEqual(['own', 'own', 'own', 'own', 'own']);
  expect(inFormat('stl')).toBe('color');
});

it('writes them as it is told, and nothing where nobody asked', () => {
  expect(speakersIn('srt', { speakers: auto, speakersAs: 'dash' })).toEqual({ speakers: 'dash' });
  expect(speakersIn('srt', { speakers: undefined, speakersAs: undefined })).toEqual({});
});
