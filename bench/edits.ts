/**
 * How long the editor's pure parts take on a six-hour track of 20,000 cues with word times: `node bench/edits.ts`, a minute
 * or two. Patterns that hang are none of it: a person's are searched with in a worker that is ended after a second, see
 * [Note: Hostile patterns].
 */
import { buildCues } from '../core/cuebuilder/build-cues.ts';
import { speak } from '../core/cuebuilder/testing/speak.ts';
import { applyCueChanges } from '../core/edit/apply-changes.ts';
import { changeCase } from '../core/edit/change-case.ts';
import { deleteCues } from '../core/edit/delete.ts';
import type { EditContext } from '../core/edit/edit-context.ts';
import { fixGaps, fixOverlaps } from '../core/edit/gaps.ts';
import { mergeCues } from '../core/edit/merge.ts';
import { moveCues, shiftCues } from '../core/edit/move.ts';
import { resplitCues } from '../core/edit/resplit.ts';
import { setText } from '../core/edit/set-text.ts';
import { snapPointsOf, snapTime } from '../core/edit/snap.ts';
import { splitCue } from '../core/edit/split.ts';
import { stretchCues } from '../core/edit/stretch.ts';
import { trimCue } from '../core/edit/trim.ts';
import { findMatches } from '../core/find/find.ts';
import { replaceMatches } from '../core/find/replace.ts';
import { resolveProfile } from '../core/profiles/profiles.ts';
import type { Edit } from '../core/project/project.ts';
import type { TrackCue } from '../core/project/track-cue.ts';
import { fixProblems } from '../core/review/plan-fixes.ts';
import { reviewTrack } from '../core/review/review-track.ts';
import { frameRate } from '../core/time/frame-rate.ts';

const paragraph =
  'I grew up in a small town in the north of England, where everybody knew everybody else and nothing ever ' +
  'happened. When I was about twelve years old, my grandfather gave me his old camera. It was a heavy thing ' +
  'made of metal and glass, and I had no idea how to use it. But I carried it everywhere, and over the next ' +
  'few years I took more than three thousand photographs of the people who lived on our street. ';
const cueTotal = 20_000;
const hoursMs = 6 * 3_600_000;

const profile = resolveProfile('netflix', { language: 'en' });
const rate = frameRate(25);
const shotChanges = Array.from({ length: hoursMs / 4000 }, (_, i) => i * 4000);
const speech = Array.from({ length: 6000 }, (_, i) => ({ startMs: i * 3600 + 200, endMs: i * 3600 + 3300 }));

/** Cues of recognised speech, repeated until there are enough, and brought to six hours: short and close together. */
function makeCues(): readonly TrackCue[] {
  const built = buildCues(speak(paragraph.repeat(130), { charsPerSecond: 15 }), {
    profile: { ...resolveProfile('shorts', { language: 'en' }), maxLines: 1 },
    language: 'en',
  });
  const cues: TrackCue[] = [];
  const lengthMs = hoursMs / cueTotal;
  for (let i = 0; i < cueTotal; i++) {
    const { startMs, endMs, text, words = [], confidence = 1 } = built[i % built.length]!;
    const scale = Math.min(1, (lengthMs - [40, 80, 80, 80, 120][i % 5]!) / (endMs - startMs));
    const timeOf = (ms: number): number => Math.round(i * lengthMs + Math.max(0, ms - startMs) * scale);
    cues.push({
      id: `c${i}`,
      startMs: timeOf(startMs),
      endMs: timeOf(endMs),
      text,
      origin: 'machine',
      confidence,
      words: words.map((word) => ({ ...word, startMs: timeOf(word.startMs), endMs: timeOf(word.endMs) })),
    });
  }
  return cues;
}

let ids = 0;
const cues = makeCues();
const context: EditContext = {
  track: {
    id: 't',
    name: 'English',
    language: 'en',
    source: 'transcription',
    profile: 'netflix',
    state: 'complete',
    position: 0,
  },
  cues,
  profile,
  frameRate: rate,
  durationMs: hoursMs,
  newId: () => `n${(ids += 1)}`,
};
const middle = cues[cueTotal / 2]!;
const next = cues[cueTotal / 2 + 1]!;
const review = { profile, frameRate: rate, durationMs: hoursMs, shotChanges, speech };
const query = { regex: false, matchCase: false, wholeWord: false };

/**
 * Median of several runs and the first, which nothing has warmed: the thread's own time, fair on a busy machine. The
 * clock is coarse, so what is quick runs often.
 */
function measure(name: string, run: (turn: number) => unknown, turns = 15, times = 1): void {
  const durations: number[] = [];
  for (let turn = 0; turn < turns; turn++) {
    const before = process.threadCpuUsage();
    for (let i = 0; i < times; i++) run(turn * times + i);
    const { user, system } = process.threadCpuUsage(before);
    durations.push((user + system) / 1000 / times);
  }
  const median = durations.toSorted((a, b) => a - b)[turns >> 1]!;
  console.log(
    `${name.padEnd(58)} ${median.toFixed(2).padStart(9)} ms  (first ${durations[0]!.toFixed(2)} ms)`,
  );
}

/** One that a person makes in an instant. */
const measureQuick = (name: string, run: (turn: number) => unknown): void => measure(name, run, 5, 100);

const apply = (edit: Edit | null): readonly TrackCue[] => applyCueChanges(cues, 't', edit?.changes ?? []);
/** As after reading the track: nothing is remembered about these cues. */
const fresh = (): readonly TrackCue[] => cues.map((cue) => ({ ...cue }));

console.log(
  `${cues.length} cues, ${cues.reduce((sum, cue) => sum + (cue.words?.length ?? 0), 0)} words, 6 hours`,
);
measureQuick('split and apply', () =>
  apply(splitCue(context, middle.id, (middle.startMs + middle.endMs) / 2)),
);
measureQuick('merge and apply', () => apply(mergeCues(context, [middle.id, next.id])));
measureQuick('trim and apply', (turn) =>
  apply(trimCue(context, middle.id, 'end', middle.endMs - turn, { ripple: false })),
);
measureQuick('set text and apply', () => apply(setText(context, middle.id, `${middle.text} and so on`)));
measureQuick('move one and apply', (turn) =>
  apply(moveCues(context, [middle.id], turn + 1, { ripple: false })),
);
measure('delete one with ripple (10,000 follow) and apply', () =>
  apply(deleteCues(context, [middle.id], { ripple: true })),
);
measure('shift all and apply', () => apply(shiftCues(context, null, 500)));
measure('stretch all and apply', () =>
  apply(stretchCues(context, null, { fromMs: 0, toMs: 100 }, { fromMs: hoursMs, toMs: hoursMs + 900 })),
);
measure('fix all gaps and apply', () => apply(fixGaps(context, null)));
measure('fix all overlaps', () => fixOverlaps(context, null));
measure('upper case for all and apply', () => apply(changeCase(context, null, 'upper')), 5);
measure('re-split 100 cues', () =>
  resplitCues(
    context,
    cues.slice(500, 600).map(({ id }) => id),
    { shotChanges, language: 'en' },
  ),
);
measure('re-split all', () => resplitCues(context, null, { shotChanges, language: 'en' }), 3);

const points = snapPointsOf({ playheadMs: 0, cues, except: new Set(), shotChanges, speech });
measure('snap points of everything', () =>
  snapPointsOf({ playheadMs: 0, cues, except: new Set([middle.id]), shotChanges, speech }),
);
measureQuick('snap 10,000 times', () => {
  for (let i = 0; i < 10_000; i++) snapTime(i * 2000 + 7, points, 60);
});

measure('find plain text', () => findMatches(cues, { ...query, text: 'photograph' }, null));
measure('find whole word', () => findMatches(cues, { ...query, text: 'old', wholeWord: true }, null));
measure('find pattern \\b\\w+ing\\b', () =>
  findMatches(cues, { ...query, text: '\\b\\w+ing\\b', regex: true }, null),
);
measure('find pattern (?<=old )camera|hous(e|ing)', () =>
  findMatches(cues, { ...query, text: '(?<=old )camera|hous(e|ing)', regex: true }, null),
);
measure('replace all and apply', () =>
  apply(replaceMatches(context, { ...query, text: 'the' }, 'this', null)),
);

const reviewed = fresh();
const copies = Array.from({ length: 7 }, fresh);
measure('review, nothing remembered', (turn) => reviewTrack(copies[turn]!, review), copies.length);
const problems = reviewTrack(reviewed, review);
console.log(`  (${problems.length} problems)`);
measureQuick('review again after a drag step', (turn) => {
  const dragged = trimCue({ ...context, cues: reviewed }, middle.id, 'end', middle.endMs - turn - 1, {
    ripple: false,
  });
  return reviewTrack(applyCueChanges(reviewed, 't', dragged?.changes ?? []), { ...review });
});
measure('fix all problems', () => fixProblems({ ...context, cues: reviewed }, problems, review), 3);
