import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { invertEdit } from '../../core/edit/invert-edit.ts';
import { mergeCues } from '../../core/edit/merge.ts';
import { setText } from '../../core/edit/set-text.ts';
import type { Edit } from '../../core/project/project.ts';
import type { TrackCue } from '../../core/project/track-cue.ts';
import { editContextOf } from '../project/edit-context.ts';
import { openProject } from '../project/project-store.ts';
import {
  applyToPage,
  cueText,
  openTestProject,
  testCues,
  testTrack,
} from '../project/testing/test-project.ts';
import { beginTyping, draftStore, endTyping, flushTyping, shownText, typeText } from './typing.ts';

const words = ['The', ' old', ' train'].map((text, index) => ({
  text,
  startMs: index * 500,
  endMs: index * 500 + 400,
  confidence: 0.9 - index / 10,
}));
let edits: readonly Edit[];

function cue(): TrackCue {
  const found = openProject()?.cues.get('one')?.[0];
  if (found === undefined) throw new Error('The cue is gone.');
  return found;
}

beforeEach(() => {
  vi.useFakeTimers();
  const cues = testCues(['The old train', 'Second']);
  edits = openTestProject([[testTrack('one'), [{ ...cues[0]!, words, confidence: 0.8 }, cues[1]!]]]);
});
afterEach(() => {
  endTyping();
  vi.useRealTimers();
});

describe('typing a text', () => {
  it('is stored when the fingers rest, and by then shown as typed', () => {
    typeText('one', 'one-0', 'The old trai');
    expect(edits).toHaveLength(0);
    expect(shownText(cue(), draftStore.get())).toBe('The old trai');
    vi.advanceTimersByTime(400);
    expect(cueText('one-0')).toBe('The old trai');
  });

  it('is stored after two seconds without a rest, in one burst of undo', () => {
    for (let i = 1; i <= 30; i += 1) {
      typeText('one', 'one-0', 'x'.repeat(i));
      vi.advanceTimersByTime(100);
    }
    endTyping();
    expect(edits.length).toBeGreaterThan(1);
    expect(new Set(edits.map(({ mergeKey }) => mergeKey)).size).toBe(1);
    expect(cueText('one-0')).toBe('x'.repeat(30));
  });

  it('is another step of undo after a pause, and after the field was left', () => {
    typeText('one', 'one-0', 'a');
    vi.advanceTimersByTime(2000);
    typeText('one', 'one-0', 'ab');
    endTyping();
    typeText('one', 'one-0', 'abc');
    endTyping();
    expect(new Set(edits.map(({ mergeKey }) => mergeKey)).size).toBe(3);
  });

  it('gives a word that is typed again its time and confidence back', () => {
    beginTyping('one', 'one-0');
    typeText('one', 'one-0', 'The train');
    flushTyping();
    typeText('one', 'one-0', 'The old train!');
    endTyping();
    expect(cue().words?.map(({ startMs, confidence }) => [startMs, confidence])).toEqual([
      [0, 0.9],
      [500, 0.8],
      [1000, expect.closeTo(0.7)],
    ]);
  });

  it('goes on from what a command made of the cue meanwhile, with the words of both', () => {
    beginTyping('one', 'one-0');
    typeText('one', 'one-0', 'The old train leaves');
    flushTyping();
    const context = editContextOf(openProject()!)!;
    applyToPage(mergeCues(context, ['one-0', 'one-1'])!);
    expect(shownText(cue(), draftStore.get())).toBe('The old train leaves Second');
    typeText('one', 'one-0', 'The old train leaves Second!');
    endTyping();
    expect(cueText('one-0')).toBe('The old train leaves Second!');
    expect(cue().words?.at(-1)).toMatchObject({ text: ' Second!', startMs: 3000 });
    expect(new Set(edits.map(({ mergeKey }) => mergeKey)).size).toBe(2);
  });

  it('goes on from what undo brought back', () => {
    const before = cue();
    typeText('one', 'one-0', 'Gone');
    flushTyping();
    applyToPage(invertEdit(edits[0]!, () => 'undo'));
    expect(shownText(cue(), draftStore.get())).toBe('The old train');
    typeText('one', 'one-0', 'The old train.');
    endTyping();
    expect(cue().words?.slice(0, 2)).toEqual(before.words?.slice(0, 2));
  });

  it('ends for its own cue alone', () => {
    typeText('one', 'one-1', 'Second, typed');
    endTyping('one-0');
    expect(draftStore.get()?.text).toBe('Second, typed');
    endTyping('one-1');
    expect(draftStore.get()).toBeNull();
    expect(cueText('one-1')).toBe('Second, typed');
  });

  it('gives way to a change from elsewhere once it is stored', () => {
    typeText('one', 'one-0', 'typed');
    flushTyping();
    const context = editContextOf(openProject()!)!;
    applyToPage(setText(context, 'one-0', 'replaced')!);
    expect(shownText(cue(), draftStore.get())).toBe('replaced');
  });

  it('goes on in the cue when a job adds cues', () => {
    typeText('one', 'one-1', 'Second, typed');
    applyToPage({
      id: 'job',
      name: { key: 'edit.insert', values: {} },
      changes: [{ kind: 'cue', trackId: 'one', before: null, after: { ...cue(), id: 'new', startMs: 100 } }],
    });
    vi.advanceTimersByTime(400);
    expect(cueText('one-1')).toBe('Second, typed');
    expect(edits[0]?.name).toEqual({ key: 'edit.setText', values: { number: 3 } });
  });
});
