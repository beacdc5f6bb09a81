import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profileIds, resolveProfile } from '../profiles/profiles.ts';
import type { Edit } from '../project/project.ts';
import { editSchema } from '../project/project.ts';
import type { TrackCue } from '../project/track-cue.ts';
import { compareCues } from '../project/track-cue.ts';
import { frameRate } from '../time/frame-rate.ts';
import { replaceMatches } from '../find/replace.ts';
import { fixProblem } from '../review/fix-problem.ts';
import { fixProblems } from '../review/plan-fixes.ts';
import { reviewTrack } from '../review/review-track.ts';
import { applyCueChanges } from './apply-changes.ts';
import { changeCase } from './change-case.ts';
import { breakLines } from './change-texts.ts';
import { giveToSpeaker } from './speakers.ts';
import { confirmCues } from './confirm.ts';
import { deleteCues } from './delete.ts';
import { duplicateToTrack } from './duplicate.ts';
import type { EditContext } from './edit-context.ts';
import { editKeys } from './edit-names.ts';
import { fixGaps, fixOverlaps } from './gaps.ts';
import { insertCue } from './insert.ts';
import { invertEdit } from './invert-edit.ts';
import { inkOf, readMarked } from './marked-text.ts';
import { mergeCues } from './merge.ts';
import { moveCues, shiftCues } from './move.ts';
import { resplitCues } from './resplit.ts';
import { setText } from './set-text.ts';
import { snapToShots } from './snap-to-shots.ts';
import { splitCue, splitCueAtText } from './split.ts';
import { changeFrameRate, stretchCues } from './stretch.ts';
import { removeTags } from './tags.ts';
import { contextOf } from './testing/context.ts';
import { anyCues } from './testing/random-track.ts';
import { setTimes, trimCue } from './trim.ts';

interface Choice {
  readonly c: EditContext;
  readonly cueId: string;
  readonly ids: readonly string[];
  readonly neighbours: readonly string[];
  readonly a: number;
  readonly b: number;
  readonly text: string;
  readonly ripple: boolean;
}

const anyChoice: fc.Arbitrary<Choice> = fc
  .record({
    cues: anyCues,
    profileId: fc.constantFrom(...profileIds),
    rate: fc.constantFrom(frameRate(25), frameRate(24000, 1001), frameRate(60)),
    language: fc.constantFrom('en', 'de', 'zh', 'ja', 'tr', 'und', 'xx-not a tag'),
    pick: fc.nat(),
    other: fc.nat(),
    a: fc.integer({ min: -5000, max: 60_000 }),
    b: fc.integer({ min: -5000, max: 60_000 }),
    text: fc.constantFrom('', 'New words here', 'the <i>house</i> stands', '我们明天去', 'x'),
    ripple: fc.boolean(),
  })
  .map(({ cues, profileId, rate, language, pick, other, ...rest }) => {
    const c = contextOf(cues, { profile: resolveProfile(profileId, { language }), frameRate: rate });
    const [from, to] = [pick % cues.length, other % cues.length].sort((x, y) => x - y) as [number, number];
    return {
      c: { ...c, track: { ...c.track, language } },
      cueId: cues[from]!.id,
      ids: cues.filter((_, i) => i % 2 === pick % 2).map(({ id }) => id),
      neighbours: cues.slice(from, to + 1).map(({ id }) => id),
      ...rest,
    };
  });

/** Every command, with arguments that may make sense or not. */
const commands: Readonly<Record<string, (choice: Choice) => Edit | null>> = {
  splitCue: ({ c, cueId, a }) => splitCue(c, cueId, a),
  'splitCue inside': ({ c, cueId, a }) => splitCue(c, cueId, inside(c, cueId, a)),
  splitCueAtText: ({ c, cueId, a }) => splitCueAtText(c, cueId, Math.abs(a) % 60),
  mergeCues: ({ c, neighbours }) => mergeCues(c, neighbours),
  insertCue: ({ c, a, b, text }) => insertCue(c, a, b, text),
  deleteCues: ({ c, ids, ripple }) => deleteCues(c, ids, { ripple }),
  moveCues: ({ c, ids, a, ripple }) => moveCues(c, ids, a - 20_000, { ripple }),
  'trimCue start': ({ c, cueId, a, ripple }) => trimCue(c, cueId, 'start', a, { ripple }),
  'trimCue end': ({ c, cueId, a, ripple }) => trimCue(c, cueId, 'end', a, { ripple }),
  setTimes: ({ c, cueId, a, b }) => setTimes(c, cueId, a, b),
  setText: ({ c, cueId, text }) => setText(c, cueId, text),
  shiftCues: ({ c, ids, a, ripple }) => shiftCues(c, ripple ? ids : null, a - 30_000),
  stretchCues: ({ c, a, b }) =>
    stretchCues(c, null, { fromMs: 0, toMs: a / 10 }, { fromMs: 10_000, toMs: b }),
  changeFrameRate: ({ c }) => changeFrameRate(c, frameRate(25), frameRate(24000, 1001)),
  fixGaps: ({ c, ids, ripple }) => fixGaps(c, ripple ? ids : null),
  fixOverlaps: ({ c, ids, ripple }) => fixOverlaps(c, ripple ? ids : null),
  snapToShots: ({ c }) => snapToShots(c, null, shots),
  resplitCues: ({ c, ids, ripple }) =>
    resplitCues(c, ripple ? ids : null, { shotChanges: shots, language: c.track.language }),
  breakLines: ({ c }) => breakLines(c, null),
  removeTags: ({ c }) => removeTags(c, null),
  upper: ({ c }) => changeCase(c, null, 'upper'),
  sentence: ({ c }) => changeCase(c, null, 'sentence'),
  title: ({ c, ids }) => changeCase(c, ids, 'title'),
  replaceMatches: ({ c, text }) =>
    replaceMatches(c, { text: 'e|s', regex: true, matchCase: false, wholeWord: false }, text, null),
  confirmCues: ({ c, ids }) => confirmCues(c, ids),
  giveToSpeaker: ({ c, ids, text }) =>
    giveToSpeaker([c], { kind: 'cues', trackId: c.track.id, cueIds: [...ids] }, text, c.newId),
  fixProblem: ({ c, a }) => {
    const problems = reviewTrack(c.cues, reviewOptions(c)).filter(({ fixable }) => fixable);
    const problem = problems[Math.abs(a) % Math.max(1, problems.length)];
    return problem === undefined ? null : fixProblem(c, problem, reviewOptions(c));
  },
  fixProblems: ({ c }) => fixProblems(c, reviewTrack(c.cues, reviewOptions(c)), reviewOptions(c)),
};

const shots = [1000, 2500, 2900, 7000, 12_000, 12_400, 20_000];

function reviewOptions(c: EditContext) {
  const { profile, frameRate: rate, durationMs } = c;
  return { profile, frameRate: rate, durationMs, shotChanges: shots, speech: null };
}

function inside(c: EditContext, cueId: string, a: number): number {
  const cue = c.cues.find(({ id }) => id === cueId)!;
  return cue.startMs + (Math.abs(a) % Math.max(1, cue.endMs - cue.startMs));
}

function applied(c: EditContext, edit: Edit): readonly TrackCue[] {
  return applyCueChanges(c.cues, c.track.id, edit.changes);
}

/** What is seen of all cues, without white space. */
function inkOfTrack(cues: readonly TrackCue[]): string {
  return cues.map(({ text }) => inkOf(readMarked(text).plain)).join('');
}

function sortedLetters(ink: string): string {
  return ink.split('').sort().join('');
}

const runs = { numRuns: 40 };

describe.each(Object.entries(commands))('%s', (name, command) => {
  function forEdits(check: (choice: Choice, edit: Edit, cues: readonly TrackCue[]) => void): void {
    fc.assert(
      fc.property(anyChoice, (choice) => {
        const edit = command(choice);
        if (edit !== null) check(choice, edit, applied(choice.c, edit));
      }),
      runs,
    );
  }

  it('makes edits that the library takes, with a known name', () => {
    forEdits((_, edit) => {
      expect(() => editSchema.parse(edit)).not.toThrow();
      expect(editKeys).toContain(edit.name.key);
    });
  });

  it('is taken back by its inverse', () => {
    forEdits(({ c }, edit, cues) => {
      const back = applyCueChanges(cues, c.track.id, invertEdit(edit, c.newId).changes);
      expect(back).toEqual(c.cues);
    });
  });

  it('keeps the track in order, times in range and words in their cues', () => {
    forEdits(({ c }, edit, cues) => {
      for (let i = 1; i < cues.length; i++) expect(compareCues(cues[i - 1]!, cues[i]!)).toBeLessThan(0);
      expect(new Set(cues.map(({ id }) => id)).size).toBe(cues.length);
      const touched = new Set(
        edit.changes.flatMap((change) => (change.after === null ? [] : [change.after.id])),
      );
      const whole = new Map(c.cues.map((cue) => [cue.id, cue]));
      for (const cue of cues) {
        if (!touched.has(cue.id)) continue;
        const before = whole.get(cue.id);
        if (before === undefined || before.endMs > before.startMs)
          expect(cue.endMs).toBeGreaterThan(cue.startMs);
        // The cue builder lets words keep their own times where it moves the cue's to a shot.
        if (/resplit|fixProblem/.test(name)) continue;
        for (const word of cue.words ?? []) {
          expect(word.startMs).toBeGreaterThanOrEqual(cue.startMs);
          expect(word.endMs).toBeLessThanOrEqual(cue.endMs);
          expect(word.endMs).toBeGreaterThanOrEqual(word.startMs);
        }
        // Who speaks says nothing of who wrote the text.
        expect(cue.origin).toBe(name === 'giveToSpeaker' ? before!.origin : 'person');
      }
    });
  });

  it('changes every before as it stands in the track, each cue once', () => {
    forEdits(({ c }, edit) => {
      const ids = edit.changes.map((change) => (change.before ?? change.after)!.id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const change of edit.changes) {
        if (change.kind === 'cue' && change.before !== null) expect(c.cues).toContain(change.before);
      }
    });
  });

  const changesText = /insert|delete|setText|replace|upper|sentence|title|fixProblem|duplicate/.test(name);
  it.skipIf(changesText)('neither loses nor invents text (skipped for commands that are asked to)', () => {
    forEdits(({ c }, _, cues) => {
      // Cues that start together may be put in another order, so only the letters are compared.
      expect(sortedLetters(inkOfTrack(cues))).toBe(sortedLetters(inkOfTrack(c.cues)));
    });
  });

  it('leaves words that spell the text', () => {
    forEdits((_, edit, cues) => {
      const touched = new Set(
        edit.changes.flatMap((change) => (change.after === null ? [] : [change.after.id])),
      );
      for (const cue of cues) {
        if (!touched.has(cue.id) || cue.words === undefined) continue;
        expect(inkOf(cue.words.map(({ text }) => text).join(''))).toBe(inkOf(readMarked(cue.text).plain));
      }
    });
  });
});

describe('duplicateToTrack', () => {
  it('copies to the other track with new ids and leaves this one alone', () => {
    fc.assert(
      fc.property(anyChoice, ({ c, ids }) => {
        const target = { track: { ...c.track, id: 'other' }, cues: [] };
        const edit = duplicateToTrack(c, ids, target);
        if (edit === null) return;
        expect(applied(c, edit)).toBe(c.cues);
        const copies = applyCueChanges(target.cues, 'other', edit.changes);
        expect(inkOfTrack(copies)).toBe(inkOfTrack(c.cues.filter(({ id }) => ids.includes(id))));
      }),
      runs,
    );
  });
});
