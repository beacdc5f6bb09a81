/** SIDECUT_RUNS=10000 tries as many random cases. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tokenizeMarkup, visibleText } from '../cues/markup.ts';
import { profileIds, resolveProfile } from '../profiles/profiles.ts';
import { trackCueSchema } from '../project/track-cue.ts';
import { segmentsOf } from './cue-segments.ts';
import { makeTranslatedCue } from './make-translated-cue.ts';
import type { Misbehaviour } from './testing/fake-engine.ts';
import { fakeEngine } from './testing/fake-engine.ts';
import { anySources } from './testing/random-source.ts';
import { translateCues } from './translate-cues.ts';
import type { CueTranslation, TranslationWork } from './translation-work.ts';

const misbehaviours: readonly Misbehaviour[] = [
  ...(['none', 'drops', 'joins', 'splits', 'shifts', 'repeats', 'shuffles', 'nothing', 'empty'] as const),
  ...(['garbage', 'markup', 'ids-twice', 'foreign-ids', 'one-word', 'endless'] as const),
];
const runs = { numRuns: Number(process.env['SIDECUT_RUNS'] ?? 100) };

const tagsOf = (text: string) =>
  tokenizeMarkup(text).flatMap(({ kind, raw }) => (kind === 'tag' ? [raw] : []));
const notesOf = (text: string) => visibleText(text).match(/[♩-♬]/gu) ?? [];

it('whatever an engine answers, a translation has the cues of its source, their times and their marks', async () => {
  await fc.assert(
    fc.asyncProperty(
      anySources,
      fc.array(fc.constantFrom(...misbehaviours), { minLength: 1, maxLength: 4 }),
      fc.record({
        to: fc.constantFrom('es', 'de', 'ja', 'zh-Hant', 'ar', 'th', 'en'),
        profileId: fc.constantFrom(...profileIds),
        maxLines: fc.integer({ min: 1, max: 8 }),
        listens: fc.boolean(),
        asked: fc.constantFrom('all', 'all', 'odd'),
      }),
      async (sources, how, { to, profileId, maxLines, listens, asked }) => {
        const wantedSources = sources.filter((_, i) => asked === 'all' || i % 2 === 1);
        const work: TranslationWork = {
          ...{ sources, known: new Map<string, string>(), from: 'en', to, terms: [] },
          wanted: asked === 'all' ? null : new Set(wantedSources.map(({ id }) => id)),
          profile: resolveProfile(profileId, { language: to }),
        };
        const translated: CueTranslation[] = [];
        for await (const step of translateCues(fakeEngine(how, { maxLines, listens }), work)) {
          translated.push(...step.cues);
          expect(step).toMatchObject({ done: translated.length, total: wantedSources.length });
        }
        expect(translated.map(({ of }) => of)).toEqual(wantedSources.map(({ id }) => id));
        for (const [i, source] of wantedSources.entries()) {
          const cue = makeTranslatedCue(source, translated[i]!, `t${String(i)}`);
          trackCueSchema.parse(cue);
          expect([cue.startMs, cue.endMs]).toEqual([source.startMs, source.endMs]);
          expect(tagsOf(cue.text)).toEqual(tagsOf(source.text));
          expect(notesOf(cue.text)).toEqual(notesOf(source.text));
          expect(visibleText(cue.text).trim() === '').toBe(visibleText(source.text).trim() === '');
          const turns = (text: string) => visibleText(text).match(/^\s*(?:-|>>)\s+(?=\S)/gmu)?.length ?? 0;
          expect(turns(cue.text)).toBe(turns(source.text));
        }
      },
    ),
    runs,
  );
}, 600_000);

it('the segments of a cue, put together, are its text', () => {
  fc.assert(
    fc.property(anySources, (sources) => {
      for (const { text } of sources) {
        const segments = segmentsOf(text, 'en');
        expect(segments.map(({ before, body, after }) => before + body.raw + after).join('')).toBe(text);
      }
    }),
    runs,
  );
});
