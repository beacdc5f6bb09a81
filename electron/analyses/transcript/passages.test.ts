import { describe, expect, it } from 'vitest';
import { choosePassages, stretchesOfSpeech } from './passages.ts';

const span = (startMs: number, endMs: number) => ({ startMs, endMs });
const sure = (language: string, other: string, probability = 0.95) => [
  { language, probability },
  { language: other, probability: 1 - probability },
];

describe('the language of passages', () => {
  const stretches = [0, 1, 2, 3].map((i) => span(i * 3000, i * 3000 + 2500));
  const languagesOf = (scores: readonly ReturnType<typeof sure>[]) =>
    choosePassages(stretches.slice(0, scores.length), scores).map(
      ({ language, startMs, endMs }) => `${language} ${startMs} ${endMs}`,
    );

  it('changes in turns, and neighbours in one language are one passage', () => {
    expect(languagesOf([sure('en', 'zh'), sure('zh', 'en'), sure('en', 'zh'), sure('zh', 'en')])).toEqual([
      'en 0 2500',
      'zh 3000 5500',
      'en 6000 8500',
      'zh 9000 11500',
    ]);
    expect(languagesOf([sure('es', 'en'), sure('es', 'en'), sure('en', 'es')])).toEqual([
      'es 0 5500',
      'en 6000 8500',
    ]);
  });

  it('goes with the neighbours where a stretch is in doubt', () => {
    expect(languagesOf([sure('en', 'de'), sure('de', 'en', 0.6), sure('en', 'de')])).toEqual(['en 0 8500']);
    expect(languagesOf([sure('de', 'en', 0.55), sure('en', 'de')])).toEqual(['en 0 5500']);
    expect(languagesOf([sure('en', 'de'), [], sure('en', 'de')])).toEqual(['en 0 8500']);
  });
});

describe('stretches that are asked for their language', () => {
  it('end with a pause, or when they are long', () => {
    expect(
      stretchesOfSpeech([span(0, 1500), span(1500, 3000), span(3400, 5000), span(5000, 11_000)]),
    ).toEqual([span(0, 3000), span(3400, 5000), span(5000, 11_000)]);
  });

  it('are long enough to tell it', () => {
    expect(stretchesOfSpeech([span(0, 2000), span(2300, 2700), span(3700, 6000)])).toEqual([
      span(0, 2700),
      span(3700, 6000),
    ]);
    expect(stretchesOfSpeech([span(0, 400), span(900, 2700)])).toEqual([span(0, 2700)]);
    expect(stretchesOfSpeech([span(0, 2000), span(2900, 3300), span(3500, 6000)])).toEqual([
      span(0, 2000),
      span(2900, 6000),
    ]);
  });
});
