import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTrack } from '../check/check-track.ts';
import type { Cue, Word } from '../cues/cue.ts';
import { visibleText } from '../cues/markup.ts';
import { resolveProfile } from '../profiles/profiles.ts';
import { buildCues } from './build-cues.ts';
import {
  anyFrameRate,
  anyProfileId,
  anyShots,
  anySpeech,
  comfortableSpeech,
} from './testing/random-speech.ts';

const anySettings = fc.record({
  id: anyProfileId,
  frameRate: anyFrameRate,
  shotChanges: anyShots(300, 60_000),
});

/** Words as damaged input has them: any times in any order, any text, speakers, blanks. */
const anyWords: fc.Arbitrary<Word[]> = fc.array(
  fc.record(
    {
      startMs: fc.integer({ min: 0, max: 20_000 }),
      endMs: fc.integer({ min: 0, max: 20_000 }),
      text: fc.oneof(
        fc.constantFrom(
          ' the',
          ' house.',
          'ing',
          ' ',
          '',
          ' <i>',
          ' ...',
          ' -',
          '我们',
          '日本語の',
          ' 5',
          ' km',
          'ๆ',
        ),
        // What looks like half a tag is markup.ts's concern.
        fc.string({ maxLength: 60 }).map((text) => text.replaceAll(/[\\&<]/gu, '/')),
      ),
      speaker: fc.constantFrom('a', 'b'),
    },
    { requiredKeys: ['startMs', 'endMs', 'text'] },
  ),
  { maxLength: 40 },
);

const anyLanguage = fc.constantFrom(undefined, 'en', 'de', 'fr', 'zh', 'ja', 'th', 'ko', 'ar', 'xx-Foo');

function expectOrdered(cues: readonly Cue[], durationMs = Infinity): void {
  let lastEnd = 0;
  for (const cue of cues) {
    expect(cue.startMs).toBeGreaterThanOrEqual(lastEnd);
    expect(cue.endMs).toBeGreaterThan(cue.startMs);
    expect(cue.endMs).toBeLessThanOrEqual(durationMs);
    expect(Number.isInteger(cue.startMs) && Number.isInteger(cue.endMs)).toBe(true);
    lastEnd = cue.endMs;
  }
}

function withoutSpace(text: string): string {
  return text.replaceAll(/\s/gu, '');
}

describe('buildCues on random words', () => {
  it('carries every word once, in order, untouched', () => {
    fc.assert(
      fc.property(anySpeech({ minLength: 0, maxLength: 80 }), anySettings, (words, settings) => {
        const profile = resolveProfile(settings.id, { language: 'en' });
        const cues = buildCues(words, { ...settings, profile, language: 'en' });
        const carried = cues.flatMap((cue) => cue.words ?? []);
        expect(carried).toHaveLength(words.length);
        expect(carried.every((word, i) => word === words[i])).toBe(true);
        for (const cue of cues) {
          const spoken = (cue.words ?? []).map((word) => word.text).join('');
          expect(cue.text.replaceAll('\n', ' ')).toBe(spoken.trim());
        }
        expectOrdered(cues);
      }),
      { numRuns: 60 },
    );
  });

  it('survives damaged words, and loses nothing but what has no text', () => {
    fc.assert(
      fc.property(anyWords, anyLanguage, anySettings, (words, language, settings) => {
        const profile = resolveProfile(settings.id, language === undefined ? {} : { language });
        const cues = buildCues(words, {
          ...settings,
          profile,
          ...(language === undefined ? {} : { language }),
        });
        expectOrdered(cues);
        const spoken = words.map((word) => word.text).join('');
        if (spoken.trim() === '') {
          expect(cues).toEqual([]);
          return;
        }
        const carried = cues.flatMap((cue) => cue.words ?? []);
        expect(carried.map((word) => word.text).join('')).toBe(spoken);
        expect(withoutSpace(cues.map((cue) => visibleText(cue.text)).join(''))).toBe(withoutSpace(spoken));
      }),
      { numRuns: 150 },
    );
  });

  it('never joins two speakers', () => {
    fc.assert(
      fc.property(
        anySpeech({ minLength: 1, maxLength: 40 }),
        fc.array(fc.constantFrom('a', 'b', undefined), { minLength: 40, maxLength: 40 }),
        anySettings,
        (words, speakers, settings) => {
          const spoken = words.map((word, i) =>
            speakers[i] === undefined ? word : { ...word, speaker: speakers[i] },
          );
          const profile = resolveProfile(settings.id, { language: 'en' });
          for (const cue of buildCues(spoken, { ...settings, profile, language: 'en' })) {
            const present = new Set((cue.words ?? []).map((word) => word.speaker));
            present.delete(undefined);
            expect(present.size).toBeLessThanOrEqual(1);
            expect(cue.speaker).toBe([...present][0]);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('never shows a cue outside the time it is given', () => {
    fc.assert(
      fc.property(anySpeech({ minLength: 1, maxLength: 40 }), anySettings, (words, settings) => {
        const profile = resolveProfile(settings.id, { language: 'en' });
        const notBeforeMs = words[0]!.startMs;
        const durationMs = words.at(-1)!.endMs + 1;
        const cues = buildCues(words, { ...settings, profile, language: 'en', notBeforeMs, durationMs });
        expectOrdered(cues, durationMs);
        expect(cues[0]!.startMs).toBeGreaterThanOrEqual(notBeforeMs);
      }),
      { numRuns: 40 },
    );
  });

  it.each(['netflix', 'bbc', 'amazon', 'shorts'] as const)(
    'keeps every rule of %s in comfortable speech, with cuts anywhere',
    (id) => {
      const profile = resolveProfile(id, { language: 'en' });
      // 180 words a minute is the BBC's comfort.
      const words = comfortableSpeech(id === 'bbc' ? 345 : 0, profile.maxCharsPerLine - 2);
      fc.assert(
        fc.property(words, anyFrameRate, anyShots(500, 120_000), (spoken, frameRate, shotChanges) => {
          const durationMs = spoken.at(-1)!.endMs + 1500;
          const cues = buildCues(spoken, { profile, language: 'en', frameRate, shotChanges, durationMs });
          expect(checkTrack({ cues }, { profile, frameRate, shotChanges, durationMs })).toEqual([]);
        }),
        { numRuns: 60 },
      );
    },
  );
});
