import { expect, it } from 'vitest';
import { silentSpeech } from './silent-speech.ts';

const span = (startMs: number, endMs: number) => ({ startMs, endMs });

it('speech without words is found between, before and behind words, over short pauses', () => {
  const speech = [span(0, 3000), span(3500, 4500), span(4700, 5600), span(9000, 12_000)];
  expect(silentSpeech(speech, [])).toEqual([span(0, 12_000)]);
  expect(silentSpeech(speech, [span(2800, 3000)])).toEqual([span(0, 2800), span(3500, 12_000)]);
  expect(silentSpeech(speech, [span(100, 400), span(2800, 3000), span(9000, 9200)])).toEqual([
    span(400, 2800),
    span(3500, 5600),
    span(9200, 12_000),
  ]);
});

it('a pause, a breath and the sound behind a word are not missed', () => {
  expect(silentSpeech([span(0, 1400)], [])).toEqual([]);
  expect(silentSpeech([span(0, 1000), span(3000, 4000)], [span(200, 900), span(3200, 3900)])).toEqual([]);
  expect(silentSpeech([span(0, 3000)], [span(0, 1500), span(2900, 3000)])).toEqual([]);
  expect(silentSpeech([], [span(0, 100)])).toEqual([]);
});

it('a word whose end lies seconds behind it hides nothing', () => {
  expect(silentSpeech([span(0, 8000)], [span(0, 7900)])).toEqual([span(2000, 8000)]);
});
