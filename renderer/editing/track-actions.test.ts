import { expect, it } from 'vitest';
import { compareCues } from '../../core/project/track-cue.ts';
import { openProject } from '../project/project-store.ts';
import { openTestProject, testCues, testTrack } from '../project/testing/test-project.ts';
import { duplicateTrack } from './track-actions.ts';

it('a copy of a track has its cues in the same order, those at the same times too', () => {
  const texts = Array.from({ length: 40 }, (_, index) => `layer ${index}`);
  const same = testCues(texts).map((cue, index) => ({
    ...cue,
    ...{ id: `one-${String(index).padStart(2, '0')}`, startMs: 0, endMs: 2000 },
  }));
  const edits = openTestProject([[testTrack('one'), same]]);
  duplicateTrack(openProject()!.tracks[0]!);
  const made = edits
    .at(-1)!
    .changes.flatMap((change) => (change.kind === 'cue' && change.after !== null ? [change.after] : []));
  expect(made.toSorted(compareCues).map(({ text }) => text)).toEqual(texts);
});
