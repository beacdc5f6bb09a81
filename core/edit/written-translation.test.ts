import { expect, it } from 'vitest';
import type { Change, Edit } from '../project/project.ts';
import type { TrackCue } from '../project/track-cue.ts';
import { withWrittenTranslations } from './written-translation.ts';
import { linkedTrack } from './testing/linked-track.ts';

const source: TrackCue = {
  ...{ id: 's', startMs: 0, endMs: 900, text: 'Two bees.', origin: 'machine' },
  words: [{ startMs: 100, endMs: 300, text: 'Two' }],
};
const cue: TrackCue = {
  ...{ id: 't', startMs: 0, endMs: 900, text: 'Dos.', origin: 'machine' },
  translation: { of: 's', from: 'Bees.', doubts: [{ kind: 'lost-number', text: '2' }] },
};
const project = {
  tracks: [linkedTrack('en'), linkedTrack('es', 'en'), linkedTrack('lost', 'gone')],
  cues: new Map([
    ['en', [source]],
    ['es', [cue]],
    ['lost', [cue]],
  ]),
};
const edit = (...changes: readonly Change[]): Edit => ({
  ...{ id: 'e', name: { key: 'edit.setText', values: {} }, changes },
});
const change = (after: TrackCue | null, trackId = 'es', before: TrackCue | null = cue): Change => ({
  ...{ kind: 'cue', trackId, before, after },
});

it('what a person writes stands for what the source says now, without doubts', () => {
  const after: TrackCue = { ...cue, text: 'Dos abejas.', origin: 'person' };
  const settled = { ...after, translation: { of: 's', from: 'Two bees.' } };
  expect(withWrittenTranslations(project, edit(change(after)))?.changes).toEqual([change(settled)]);
});

it('whoever moves a translated cue moves its source with its words, and has not looked at what it says', () => {
  const after: TrackCue = { ...cue, startMs: 500, endMs: 1400, origin: 'person' };
  const changes = withWrittenTranslations(project, edit(change(after)))?.changes;
  expect(changes?.[0]).toEqual(change({ ...after, origin: 'machine' }));
  expect(changes?.[1]).toMatchObject({
    ...{ trackId: 'en', before: source },
    after: { startMs: 500, endMs: 1400, words: [{ startMs: 600, endMs: 800 }] },
  });
});

it('a source that the edit moves by itself is moved once', () => {
  const own = change({ ...source, startMs: 500 }, 'en', source);
  const after: TrackCue = { ...cue, startMs: 500 };
  expect(withWrittenTranslations(project, edit(own, change(after)))?.changes).toHaveLength(2);
});

it('cues of a translation neither come nor go by themselves', () => {
  expect(withWrittenTranslations(project, edit(change(null)))).toBeNull();
  expect(withWrittenTranslations(project, edit(change({ ...cue, id: 'new' }, 'es', null)))).toBeNull();
});

it('a translation is deleted with all its cues, and made with them', () => {
  const deleted = edit(change(null), { kind: 'track', before: linkedTrack('es', 'en'), after: null });
  expect(withWrittenTranslations(project, deleted)).toBe(deleted);
  const made = edit({ kind: 'track', before: null, after: linkedTrack('de', 'en') }, change(cue, 'de', null));
  expect(withWrittenTranslations(project, made)).toBe(made);
});

it('other tracks, and those whose source is gone, are edited as ever', () => {
  const other = edit(change(null, 'en', source), change(null, 'lost'));
  expect(withWrittenTranslations(project, other)).toBe(other);
});
