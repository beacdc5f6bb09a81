// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Edit } from '../../core/project/project.ts';
import type { TrackCue } from '../../core/project/track-cue.ts';
import { playhead } from '../player/playhead.ts';
import { onEdit, openProject, selectCue, selectCues, setActiveTrack } from '../project/project-store.ts';
import { openTestProject, testCues, testTrack } from '../project/testing/test-project.ts';
import { deleteSelected, setCueTime, splitAtPlayhead } from './cue-actions.ts';
import { mergeSelected, mergeWithPrevious } from './merge-actions.ts';
import { beginTyping, endTyping, typeText } from './typing.ts';

const english = testCues(['The bees sleep', 'in their hive.', 'It snows.']);
const spanish: readonly TrackCue[] = testCues(['Las abejas duermen', 'en su colmena.', 'Nieva.'], 'es').map(
  (cue, i) => ({ ...cue, translation: { of: `one-${i}`, from: english[i]!.text } }),
);
let edits: readonly Edit[];
let refused = 0;
let stop: () => void;

beforeEach(() => {
  edits = openTestProject([
    [testTrack('one'), english],
    [testTrack('es', { language: 'es', translates: 'one', position: 1 }), spanish],
  ]);
  setActiveTrack('es');
  refused = 0;
  stop = onEdit(({ kind }) => {
    if (kind === 'refused') refused += 1;
  });
});
afterEach(() => stop());

const cues = (trackId: string): readonly TrackCue[] => openProject()!.cues.get(trackId)!;
const texts = (trackId: string): readonly string[] => cues(trackId).map(({ text }) => text);

it('cues of a translation are merged where their sources are, by one edit, and the merged one stays current', () => {
  selectCues(['es-0', 'es-1']);
  mergeSelected();
  expect(edits).toHaveLength(1);
  expect(texts('one')).toEqual(['The bees sleep in their hive.', 'It snows.']);
  expect(texts('es')).toEqual(['Las abejas duermen en su colmena.', 'Nieva.']);
  expect(openProject()!.currentCueId).toBe('es-0');
});

it('a cue of a translation is split at the playhead with its source', () => {
  selectCue('es-0');
  playhead.update({ timeMs: 1000 });
  splitAtPlayhead();
  expect(texts('one').slice(0, 2).join(' ')).toBe('The bees sleep');
  expect(texts('es').slice(0, 2).join(' ')).toBe('Las abejas duermen');
  expect(cues('es').map(({ startMs }) => startMs)).toEqual(cues('one').map(({ startMs }) => startMs));
});

it('a time that is set in a translation is set in its source', () => {
  setCueTime(spanish[2]!, 'start', 6500);
  expect(cues('one')[2]).toMatchObject({ startMs: 6500, endMs: 8000 });
  expect(cues('es')[2]).toMatchObject({ startMs: 6500, endMs: 8000, origin: 'machine' });
});

it('nothing is deleted in a translation, by Delete or by Backspace in passing', () => {
  selectCue('es-1');
  deleteSelected({ ripple: false });
  expect(refused).toBe(1);
  expect(mergeWithPrevious('es', 'es-1')).toBe(false);
  expect(edits).toEqual([]);
});

it('what is typed stands for what the source says now', () => {
  beginTyping('one', 'one-2');
  typeText('one', 'one-2', 'It hails.');
  endTyping();
  beginTyping('es', 'es-2');
  typeText('es', 'es-2', 'Graniza.');
  endTyping();
  expect(cues('es')[2]).toMatchObject({
    ...{ text: 'Graniza.', origin: 'person' },
    translation: { of: 'one-2', from: 'It hails.' },
  });
});
