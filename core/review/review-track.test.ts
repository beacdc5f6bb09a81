import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyCueChanges } from '../edit/apply-changes.ts';
import { contextOf, fileCue, spokenCue } from '../edit/testing/context.ts';
import { anyCues } from '../edit/testing/random-track.ts';
import { resolveProfile } from '../profiles/profiles.ts';
import type { TrackCue } from '../project/track-cue.ts';
import { compareCues } from '../project/track-cue.ts';
import { frameRate } from '../time/frame-rate.ts';
import { fixProblem } from './fix-problem.ts';
import { fixProblems, planFixes } from './plan-fixes.ts';
import type { ReviewCode, ReviewOptions } from './review-problem.ts';
import { reviewTrack } from './review-track.ts';

const options: ReviewOptions = {
  profile: resolveProfile('netflix', { language: 'en' }),
  frameRate: frameRate(25),
  durationMs: 0,
  shotChanges: null,
  speech: null,
};

function found(cues: readonly TrackCue[], more: Partial<ReviewOptions> = {}): readonly string[] {
  return reviewTrack(cues, { ...options, ...more }).map(({ id }) => id);
}

function finished<Value>(steps: Generator<void, Value>): Value {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** Mends the only problem of a kind and gives the cues after it. */
function fixed(
  cues: readonly TrackCue[],
  code: ReviewCode,
  more: Partial<ReviewOptions> = {},
): readonly TrackCue[] {
  const all = { ...options, ...more };
  const problem = reviewTrack(cues, all).find((one) => one.code === code);
  expect(problem?.fixable).toBe(true);
  const c = contextOf(cues);
  const edit = fixProblem(c, problem!, all);
  const after = applyCueChanges(cues, c.track.id, edit?.changes ?? []);
  expect(found(after, more)).not.toContain(problem!.id);
  return after;
}

describe('reviewing a track', () => {
  it('finds nothing in good captions', () => {
    expect(
      found([spokenCue('a', 0, 2000, 'A good cue.'), spokenCue('b', 2080, 4000, 'Another one.')]),
    ).toEqual([]);
  });

  it('names what the checker finds, with its numbers', () => {
    expect(reviewTrack([fileCue('a', 0, 1000, 'x'.repeat(43))], options)).toMatchObject([
      { id: 'a:chars-per-line', cueId: 'a', severity: 'error', measured: 43, limit: 42, unit: 'characters' },
      { id: 'a:reading-speed', measured: 43, limit: 20, unit: 'characters/s' },
    ]);
  });

  it('gives one problem for two lines that are too long: the longer', () => {
    const cue = fileCue('a', 0, 7000, `${'x'.repeat(44)}\n${'y'.repeat(50)}`);
    expect(reviewTrack([cue], options)).toMatchObject([{ code: 'chars-per-line', measured: 50 }]);
  });

  it('doubts a cue below 0.6 and a word below 0.55, or below what is chosen', () => {
    const [unsure, word] = [spokenCue('a', 0, 2000, 'One two.'), spokenCue('b', 3000, 5000, 'Three four.')];
    const words = word.words!.map((one, i) => ({ ...one, confidence: i === 1 ? 0.5 : 1 }));
    const cues = [
      { ...unsure, confidence: 0.59 },
      { ...word, words },
    ];
    expect(found(cues, { doubt: 0.4 })).toEqual([]);
    expect(found(cues, { doubt: 0.7 })).toHaveLength(2);
    expect(reviewTrack(cues, options)).toMatchObject([
      { id: 'a:low-confidence', severity: 'warning', measured: 0.59, limit: 0.6, unit: 'share' },
      { id: 'b:low-confidence', severity: 'hint', measured: 0.5, limit: 0.55 },
    ]);
  });

  it('tells text where nobody speaks, but for names of sounds', () => {
    const speech = [{ startMs: 0, endMs: 1000 }, { startMs: 2300, endMs: 9000 }]; // prettier-ignore
    const cues = [
      fileCue('a', 0, 2000, 'Half of it is spoken.'),
      fileCue('b', 2080, 2400, 'Now.'),
      fileCue('c', 10_000, 12_000, 'Thanks for watching!'),
      fileCue('d', 13_000, 15_000, '[music]'),
      fileCue('e', 16_000, 18_000, '♪ La la la ♪'),
      fileCue('f', 19_000, 21_000, '(laughs) You see?'),
      fileCue('g', 22_000, 24_000, 'We are #1!'),
      fileCue('h', 25_000, 27_000, '# We are the champions #'),
    ];
    const silent = found(cues, { speech }).filter((id) => id.endsWith('text-over-silence'));
    expect(silent).toEqual(['c:text-over-silence', 'f:text-over-silence', 'g:text-over-silence']);
    expect(found(cues, { speech: null }).filter((id) => id.includes('silence'))).toEqual([]);
  });

  it.each<[string, readonly string[], readonly number[]]>([
    ['a cue that says the same as the one before', ['Thanks for watching.', 'thanks for WATCHING'], [1]],
    ['a short cue again, but only if it goes on', ['No!', 'No!', 'No!', 'No!', 'No!'], [4]],
    ['words in a loop', ['I think that I think that I think that we know.'], [0]],
    [
      'a loop over several cues',
      ['and then we', 'went home and', 'then we went', 'home and then we went home.'],
      [3],
    ],
    ['Chinese in a loop', ['我们去吧我们去吧我们去吧'], [0]],
    ['nothing in what people say', ['No, no, no, no!', 'Very, very good.', 'Bye bye. Bye bye.'], []],
    ['nothing when only the tags differ in other texts', ['<i>One two three</i>', 'One two four.'], []],
  ])('finds %s', (_, texts, expected) => {
    const cues = texts.map((text, i) => fileCue(`${i}`, i * 3000, i * 3000 + 2900, text));
    const repeated = found(cues).filter((id) => id.endsWith(':repetition'));
    expect(repeated).toEqual(expected.map((index) => `${index}:repetition`));
  });

  it('says the same after any edit as it would from the beginning', () => {
    const speech = [{ startMs: 500, endMs: 6000 }];
    fc.assert(
      fc.property(
        anyCues,
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: -3000, max: 3000 }), fc.nat(2))),
        (cues, edits) => {
          const review = { ...options, shotChanges: [1000, 4000], speech };
          let now = cues;
          reviewTrack(now, review);
          for (const [pick, deltaMs, kind] of edits) {
            const cue = now[pick % Math.max(1, now.length)];
            if (cue === undefined) return;
            const startMs = Math.max(0, cue.startMs + deltaMs);
            const changed = {
              ...cue,
              startMs,
              endMs: Math.max(startMs, cue.endMs),
              text: kind === 1 ? 'the house the' : cue.text,
            };
            now = now
              .flatMap((one) => (one !== cue ? [one] : kind === 2 ? [] : [changed]))
              .toSorted(compareCues);
            const again = reviewTrack(now, { ...review });
            const fresh = reviewTrack(
              now.map((one) => ({ ...one })),
              { ...review, durationMs: 1e9 },
            );
            expect(again).toEqual(fresh);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('mending a problem', () => {
  const neighbour = fileCue('z', 20_000, 22_000, 'Far away.');

  it('tidies spaces and keeps tags', () => {
    const cue = fileCue('a', 0, 3000, ' <i>One  two </i> \n three ');
    expect(fixed([cue], 'double-spaces')[0]?.text).toBe('<i>One two</i>\nthree');
  });

  it('closes tags that are open and drops those that close nothing', () => {
    expect(fixed([fileCue('a', 0, 3000, '<i>One <b>two</i> three</u>')], 'unbalanced-tags')[0]?.text).toBe(
      '<i>One <b>two</b></i> three',
    );
  });

  it('deletes a cue without text', () => {
    expect(fixed([fileCue('a', 0, 3000, '<i></i> '), neighbour], 'empty-text')).toEqual([neighbour]);
  });

  it('breaks lines anew, or makes cues of a text that no two lines hold', () => {
    const long = fileCue('a', 0, 4000, 'My grandfather gave me his old camera and I carried it along.');
    expect(fixed([long], 'chars-per-line')[0]?.text).toBe(
      'My grandfather gave me his old camera\nand I carried it along.',
    );
    const longer = fileCue(
      'a',
      0,
      9000,
      'My grandfather gave me his old camera and I carried it everywhere, and over the next few years I took pictures.',
    );
    expect(fixed([longer, neighbour], 'chars-per-line').length).toBeGreaterThan(2);
  });

  it('gives a text the time to be read, if there is room', () => {
    const fast = fileCue('a', 0, 1000, 'Exactly forty characters, and no more...');
    expect(fixed([fast, neighbour], 'reading-speed')[0]).toMatchObject({ startMs: 0, endMs: 2000 });
    const tight = [fast, fileCue('b', 1080, 3000, 'Next.')];
    expect(reviewTrack(tight, options)).toMatchObject([{ code: 'reading-speed', fixable: false }]);
    expect(fixProblem(contextOf(tight), reviewTrack(tight, options)[0]!, options)).toBeNull();
  });

  it('shortens a cue after its last word', () => {
    const cue = spokenCue('a', 0, 8000, 'One two.', {
      words: [{ startMs: 0, endMs: 900, text: 'One' }, { startMs: 900, endMs: 2000, text: ' two.' }], // prettier-ignore
    });
    expect(fixed([cue], 'too-long')[0]?.endMs).toBe(7000);
  });

  it('ends a cue with the video', () => {
    expect(fixed([fileCue('a', 0, 3000, 'Text.')], 'beyond-end', { durationMs: 2500 })[0]?.endMs).toBe(2500);
    const behind = reviewTrack([fileCue('a', 3000, 5000, 'Text.')], { ...options, durationMs: 2500 });
    expect(behind).toMatchObject([{ code: 'beyond-end', fixable: false }]);
  });

  it('parts overlaps and sets gaps', () => {
    const next = fileCue('b', 2000, 4000, 'Next.');
    expect(fixed([fileCue('a', 0, 2500, 'One.'), next], 'overlap')[0]?.endMs).toBe(1920);
    expect(fixed([fileCue('a', 0, 1990, 'One.'), next], 'gap-too-small')[0]?.endMs).toBe(1920);
    expect(fixed([fileCue('a', 0, 1800, 'One.'), next], 'gap-not-closed')[0]?.endMs).toBe(1920);
  });

  it('moves times to where a cut wants them', () => {
    const more = { shotChanges: [1000, 3000] };
    expect(fixed([fileCue('a', 960, 2500, 'One.')], 'start-near-shot', more)[0]?.startMs).toBe(1000);
    expect(fixed([fileCue('a', 1000, 3080, 'One.')], 'end-near-shot', more)[0]?.endMs).toBe(2920);
  });

  it('makes one cue of the same text twice', () => {
    const cues = [
      fileCue('a', 0, 2000, 'Thanks for watching.'),
      fileCue('b', 2080, 4000, 'Thanks for watching.'),
    ];
    expect(fixed(cues, 'repetition')).toMatchObject([{ id: 'a', startMs: 0, endMs: 4000 }]);
  });

  it('turns reversed times the right way', () => {
    expect(fixed([fileCue('a', 5000, 4000, 'Text.'), neighbour], 'reversed-times')[0]).toMatchObject({
      startMs: 5000,
      endMs: 5840,
    });
  });

  const kinds = (cues: readonly TrackCue[], review: ReviewOptions): ReadonlyMap<ReviewCode, number> => {
    const counts = new Map<ReviewCode, number>();
    for (const { code } of reviewTrack(cues, review)) counts.set(code, (counts.get(code) ?? 0) + 1);
    return counts;
  };
  const total = (counts: ReadonlyMap<ReviewCode, number>): number =>
    [...counts.values()].reduce((sum, count) => sum + count, 0);
  /** Fewer problems, and of no kind more than before. */
  const expectBetter = (before: readonly TrackCue[], after: readonly TrackCue[], review: ReviewOptions) => {
    const [old, now] = [kinds(before, review), kinds(after, review)];
    expect(total(now)).toBeLessThan(total(old));
    for (const [code, count] of now) expect(count, code).toBeLessThanOrEqual(old.get(code) ?? 0);
  };
  const badReview = { ...options, shotChanges: [1000, 4000, 9000], speech: [{ startMs: 500, endMs: 6000 }] };

  it('mends only what it claims to, and never makes a problem by it', () => {
    fc.assert(
      fc.property(anyCues, (cues) => {
        for (const problem of reviewTrack(cues, badReview)) {
          const c = contextOf(cues);
          const edit = fixProblem(c, problem, badReview);
          if (edit === null) continue;
          expect(problem.fixable).toBe(true);
          expectBetter(cues, applyCueChanges(cues, c.track.id, edit.changes), badReview);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('mends many at once the same way, shows every change, and ends', () => {
    fc.assert(
      fc.property(anyCues, (cues) => {
        let now = cues;
        for (let times = 0; ; times += 1) {
          const c = contextOf(now);
          const { fixes, edit } = finished(planFixes(c, reviewTrack(now, badReview), badReview));
          expect(edit === null).toBe(fixes.length === 0);
          if (edit === null) break;
          const after = applyCueChanges(now, c.track.id, edit.changes);
          expectBetter(now, after, badReview);
          const shown = new Set(
            fixes.flatMap(({ changes }) => changes.map(({ before, after: left }) => (left ?? before)?.id)),
          );
          for (const change of edit.changes) expect(shown).toContain((change.after ?? change.before)?.id);
          now = after;
          // What is left after the first time hangs on cues that it has made.
          expect(times).toBeLessThan(5);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('leaves cues alone that would only be cut into unreadable pieces', () => {
    const text =
      'This text is far too long for three tenths of a second, and no cut of it would make it any better to read.';
    const cues = [0, 1, 2, 3].map((i) => fileCue(`${i}`, i * 340, i * 340 + 300, text));
    const c = contextOf(cues);
    const { edit } = finished(planFixes(c, reviewTrack(cues, options), options));
    const after = edit === null ? cues : applyCueChanges(cues, c.track.id, edit.changes);
    expect(Math.min(...after.map(({ startMs, endMs }) => endMs - startMs))).toBeGreaterThanOrEqual(260);
    expect(
      fixProblem(
        c,
        reviewTrack(cues, options).find(({ code }) => code === 'chars-per-line')!,
        options,
      ),
    ).toBeNull();
  });

  it('mends everything at once, and the second time finds no more to do of the same', () => {
    const cues = [
      fileCue('a', 0, 1990, ' One  two.'),
      fileCue('b', 2000, 2300, 'Too short.'),
      fileCue('c', 4000, 6000, ''),
      fileCue('d', 6500, 8000, 'Thanks for watching.'),
      fileCue('e', 8000, 9000, 'Thanks for watching.'),
    ];
    const c = contextOf(cues);
    const edit = fixProblems(c, reviewTrack(cues, options), options);
    const after = applyCueChanges(cues, c.track.id, edit?.changes ?? []);
    expect(found(after)).toEqual([]);
    expect(after.map(({ id }) => id)).toEqual(['a', 'b', 'd']);
    expect(edit?.name.key).toBe('edit.fixProblems');
  });
});
