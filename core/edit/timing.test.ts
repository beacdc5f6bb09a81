import { describe, expect, it } from 'vitest';
import { frameRate } from '../time/frame-rate.ts';
import { deleteCues } from './delete.ts';
import { fixGaps, fixOverlaps } from './gaps.ts';
import { insertCue } from './insert.ts';
import { moveCues, shiftCues } from './move.ts';
import { snapToShots } from './snap-to-shots.ts';
import { changeFrameRate, stretchCues } from './stretch.ts';
import { after, contextOf, fileCue, spokenCue } from './testing/context.ts';
import { setTimes, trimCue } from './trim.ts';

const stay = { ripple: false };
const ripple = { ripple: true };

type Spans = readonly (readonly [string, number, number])[];

function spans(
  cues: readonly { readonly id: string; readonly startMs: number; readonly endMs: number }[],
): Spans {
  return cues.map(({ id, startMs, endMs }) => [id, startMs, endMs]);
}

const three = [
  fileCue('a', 1000, 2000, 'First.'),
  fileCue('b', 2500, 4000, 'Second.'),
  fileCue('c', 5000, 6000, 'Third.'),
];

describe('moving', () => {
  it('moves the chosen cues by the same amount, and their words', () => {
    const c = contextOf([spokenCue('a', 1000, 2000, 'One two'), ...three.slice(1)]);
    const moved = after(c, moveCues(c, ['a', 'c'], 300.4, stay));
    expect(spans(moved)).toEqual([
      ['a', 1300, 2300],
      ['b', 2500, 4000],
      ['c', 5300, 6300],
    ]);
    expect(moved[0]?.words?.map(({ startMs }) => startMs)).toEqual([1300, 1800]);
  });

  it('stops at the beginning, all together', () => {
    const c = contextOf(three);
    expect(spans(after(c, moveCues(c, ['a', 'b'], -5000, stay)))).toEqual([
      ['a', 0, 1000],
      ['b', 1500, 3000],
      ['c', 5000, 6000],
    ]);
    expect(shiftCues(contextOf([fileCue('x', 0, 900, 'At 0.')]), null, -100)).toBeNull();
  });

  it('takes all followers along with ripple', () => {
    const c = contextOf(three);
    expect(spans(after(c, moveCues(c, ['b'], 1000, ripple)))).toEqual([
      ['a', 1000, 2000],
      ['b', 3500, 5000],
      ['c', 6000, 7000],
    ]);
  });

  it('puts a cue that passes another in its new place', () => {
    const c = contextOf(three);
    expect(after(c, moveCues(c, ['a'], 8000, stay)).map(({ id }) => id)).toEqual(['b', 'c', 'a']);
  });
});

describe('trimming and typing times', () => {
  it('stops a frame before the other edge', () => {
    const c = contextOf(three);
    expect(spans(after(c, trimCue(c, 'b', 'start', 9000, stay)))[1]).toEqual(['b', 3960, 4000]);
    expect(spans(after(c, trimCue(c, 'b', 'end', 0, stay)))[1]).toEqual(['b', 2500, 2540]);
    expect(spans(after(c, trimCue(c, 'a', 'start', -100, stay)))[0]).toEqual(['a', 0, 2000]);
  });

  it('cuts words at the edge and keeps every one', () => {
    const c = contextOf([spokenCue('a', 0, 3000, 'One two three')]);
    expect(after(c, trimCue(c, 'a', 'end', 1500, stay))[0]?.words).toMatchObject([
      { startMs: 0, endMs: 1000 },
      { startMs: 1000, endMs: 1500 },
      { startMs: 1500, endMs: 1500 },
    ]);
  });

  it('moves the followers with a rippled end, in both directions', () => {
    const c = contextOf(three);
    expect(spans(after(c, trimCue(c, 'a', 'end', 1600, ripple)))).toEqual([
      ['a', 1000, 1600],
      ['b', 2100, 3600],
      ['c', 4600, 5600],
    ]);
  });

  it('moves words when typed times move the cue, cuts them when they shorten it, carries them when they are apart', () => {
    const c = contextOf([spokenCue('a', 1000, 3000, 'One two')]);
    const starts = (startMs: number, endMs: number): unknown =>
      after(c, setTimes(c, 'a', startMs, endMs))[0]?.words?.map((word) => [word.startMs, word.endMs]);
    expect(starts(1500, 3500)).toEqual([[1500, 2500], [2500, 3500]]); // prettier-ignore
    expect(starts(1500, 3000)).toEqual([[1500, 2000], [2000, 3000]]); // prettier-ignore
    expect(starts(10_000, 11_000)).toEqual([[10_000, 10_500], [10_500, 11_000]]); // prettier-ignore
  });

  it('never reverses a cue', () => {
    const c = contextOf(three);
    expect(spans(after(c, setTimes(c, 'b', 3000, 1000)))[1]).toEqual(['b', 3000, 3040]);
  });

  it('gives an inserted cue at least a frame and its number', () => {
    const c = contextOf(three);
    const edit = insertCue(c, 2100.6, 2100, 'New\r\nline');
    expect(edit?.name.values).toEqual({ number: 2 });
    expect(after(c, edit)[1]).toEqual({
      id: 'new-1',
      startMs: 2101,
      endMs: 2141,
      text: 'New\nline',
      origin: 'person',
    });
  });
});

describe('deleting', () => {
  it('leaves the others alone without ripple', () => {
    const c = contextOf(three);
    expect(spans(after(c, deleteCues(c, ['b'], stay)))).toEqual([
      ['a', 1000, 2000],
      ['c', 5000, 6000],
    ]);
  });

  it('closes the hole with ripple: followers move by the time that only the deleted took', () => {
    const c = contextOf(three);
    expect(spans(after(c, deleteCues(c, ['b'], ripple)))).toEqual([
      ['a', 1000, 2000],
      ['c', 3500, 4500],
    ]);
    expect(spans(after(c, deleteCues(c, ['a', 'b'], ripple)))).toEqual([['c', 2500, 3500]]);
  });

  it('closes no time in which another cue is shown', () => {
    const c = contextOf([
      fileCue('long', 0, 3000, 'A sign.'),
      fileCue('x', 1000, 4000, 'Over it.'),
      fileCue('y', 5000, 6000, 'Y'),
    ]);
    expect(spans(after(c, deleteCues(c, ['x'], ripple)))).toEqual([
      ['long', 0, 3000],
      ['y', 4000, 5000],
    ]);
  });
});

describe('stretching', () => {
  it('maps two anchors to where they belong and all else between', () => {
    const c = contextOf([spokenCue('a', 1000, 2000, 'One two'), fileCue('b', 9000, 10_000, 'End.')]);
    const edit = stretchCues(c, null, { fromMs: 1000, toMs: 2000 }, { fromMs: 9000, toMs: 18_000 });
    const cues = after(c, edit);
    expect(spans(cues)).toEqual([
      ['a', 2000, 4000],
      ['b', 18_000, 20_000],
    ]);
    expect(cues[0]?.words?.map(({ startMs }) => startMs)).toEqual([2000, 3000]);
  });

  it('refuses anchors that set no line or turn time around', () => {
    const c = contextOf(three);
    const at = (fromMs: number, toMs: number) => ({ fromMs, toMs });
    expect(stretchCues(c, null, at(1000, 1000), at(1000, 2000))).toBeNull();
    expect(stretchCues(c, null, at(1000, 5000), at(2000, 4000))).toBeNull();
    expect(stretchCues(c, null, at(1000, 1000), at(2000, 2000))).toBeNull();
  });

  it('turns times for 25 frames a second into those for 23.976', () => {
    const c = contextOf([fileCue('a', 3_600_000, 3_602_000, 'After an hour.')]);
    const edit = changeFrameRate(c, frameRate(25), frameRate(24000, 1001));
    expect(spans(after(c, edit))).toEqual([['a', 3_753_750, 3_755_835]]);
    expect(edit?.name.values).toEqual({ from: 25, to: 23.976 });
  });
});

describe('mending gaps and overlaps', () => {
  it('closes gaps of 3 to 11 frames and widens those under 2', () => {
    const c = contextOf([
      fileCue('a', 0, 2000, 'Three frames after me.'),
      fileCue('b', 2120, 4000, 'Nothing after me.'),
      fileCue('c', 4000, 6000, 'Twelve frames.'),
      fileCue('d', 6480, 8000, 'Last.'),
    ]);
    expect(spans(after(c, fixGaps(c, null)))).toEqual([
      ['a', 0, 2040],
      ['b', 2120, 3920],
      ['c', 4000, 6000],
      ['d', 6480, 8000],
    ]);
    expect(spans(after(c, fixGaps(c, ['b'])))[0]).toEqual(['a', 0, 2000]);
  });

  it('leaves a gap open when the cue would last too long', () => {
    const c = contextOf([fileCue('a', 0, 7000, 'Seven seconds.'), fileCue('b', 7200, 9000, 'Next.')]);
    expect(fixGaps(c, null)).toBeNull();
  });

  it('takes the frames from the later cue when the earlier would not be read', () => {
    const text = 'Exactly forty characters, and no more...';
    const c = contextOf([fileCue('a', 0, 2000, text), fileCue('b', 2000, 6000, 'Has time.')]);
    expect(spans(after(c, fixGaps(c, null)))).toEqual([
      ['a', 0, 2000],
      ['b', 2080, 6000],
    ]);
  });

  it('ends the earlier of two overlapping cues before the later', () => {
    const c = contextOf([fileCue('a', 0, 3000, 'Short.'), fileCue('b', 2500, 4000, 'Next.')]);
    expect(spans(after(c, fixOverlaps(c, null)))).toEqual([
      ['a', 0, 2420],
      ['b', 2500, 4000],
    ]);
  });

  it('starts the later one later, or shares the time, when the earlier would be too short', () => {
    const c = contextOf([fileCue('a', 0, 3000, 'Short.'), fileCue('b', 100, 4000, 'Next.')]);
    expect(spans(after(c, fixOverlaps(c, null)))).toEqual([
      ['a', 0, 840],
      ['b', 920, 4000],
    ]);
    const same = contextOf([fileCue('a', 0, 1000, 'Short.'), fileCue('b', 0, 1000, 'Next.')]);
    expect(spans(after(same, fixOverlaps(same, null)))).toEqual([
      ['a', 0, 440],
      ['b', 520, 1000],
    ]);
  });

  it('frees a cue from a chain of overlaps in one go', () => {
    const c = contextOf([
      fileCue('a', 0, 9000, 'Long.'),
      fileCue('b', 2000, 5000, 'B.'),
      fileCue('c', 4000, 7000, 'C.'),
    ]);
    expect(spans(after(c, fixOverlaps(c, null)))).toEqual([
      ['a', 0, 1920],
      ['b', 2000, 3920],
      ['c', 4000, 7000],
    ]);
  });

  it('moves starts to the cut behind them and ends two frames before one', () => {
    const c = contextOf([
      fileCue('a', 960, 2960, 'Starts a frame early.'),
      fileCue('b', 4000, 6100, 'Ends late.'),
    ]);
    expect(spans(after(c, snapToShots(c, null, [1000, 3000, 6000])))).toEqual([
      ['a', 1000, 2920],
      ['b', 4000, 5920],
    ]);
  });
});
