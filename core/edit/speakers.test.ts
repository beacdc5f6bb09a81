import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Edit } from '../project/project.ts';
import { editSchema } from '../project/project.ts';
import type { TrackCue } from '../project/track-cue.ts';
import { applyCueChanges } from './apply-changes.ts';
import { invertEdit } from './invert-edit.ts';
import { labelsOf } from './speaker-labels.ts';
import { confirmSpeakers, giveToSpeaker, mergeSpeakers, renameSpeaker, splitSpeaker } from './speakers.ts';
import type { TrackWithCues } from './speakers.ts';
import { contextOf, fileCue, spokenCue } from './testing/context.ts';

const newId = () => 'new';

function trackOf(id: string, cues: readonly TrackCue[], more: Partial<TrackWithCues['track']> = {}) {
  return { track: { ...contextOf([]).track, id, ...more }, cues };
}

/** Two who speak, as a transcription, a file and a translation have them. */
function talk(): readonly TrackWithCues[] {
  const a = said('a', 0, 'one two', 'Ann');
  const b = said('b', 2000, 'three four', 'Bob');
  const file = [named(fileCue('f', 0, 1900, '<v Ann>one <v Bob>two'), 'Ann')];
  const translated = [a, b].map((cue) => ({
    ...named(fileCue(`${cue.id}-es`, cue.startMs, cue.endMs, 'uno'), cue.speaker!),
    translation: { of: cue.id, from: cue.text },
  }));
  return [
    trackOf('track', [a, b]),
    trackOf('file', file, { source: 'import' }),
    trackOf('es', translated, { source: 'translation', translates: 'track' }),
  ];
}

function said(id: string, startMs: number, text: string, speaker: string): TrackCue {
  const cue = spokenCue(id, startMs, startMs + 1900, text, { speaker });
  return { ...cue, words: cue.words!.map((word) => ({ ...word, speaker })) };
}

function named(cue: TrackCue, speaker: string): TrackCue {
  return { ...cue, speaker };
}

function after(tracks: readonly TrackWithCues[], edit: Edit | null): readonly TrackWithCues[] {
  if (edit === null) return tracks;
  const { changes } = editSchema.parse(edit);
  return tracks.map(({ track, cues }) => {
    const changed = changes.find(({ kind, before }) => kind === 'track' && before?.id === track.id);
    const now = changed?.kind === 'track' ? changed.after! : track;
    return { track: now, cues: applyCueChanges(cues, track.id, changes) };
  });
}

const labels = (tracks: readonly TrackWithCues[]) =>
  Object.fromEntries(tracks.flatMap(({ cues }) => cues.map((cue) => [cue.id, labelsOf(cue)])));

describe('names of speakers', () => {
  it('are changed in every track, in voice tags too, and the text stays a machine’s', () => {
    const tracks = after(talk(), renameSpeaker(talk(), 'Ann', '  Anna   B. ', newId));
    expect(labels(tracks)).toEqual({
      ...{ a: ['Anna B.', 'Anna B.'], b: ['Bob', 'Bob'] },
      ...{ f: ['Anna B.'], 'a-es': ['Anna B.'], 'b-es': ['Bob'] },
    });
    expect(tracks[0]!.cues[0]).toMatchObject({ origin: 'machine', speaker: 'Anna B.' });
    expect(tracks[1]!.cues[0]!.text).toBe('<v Anna B.>one <v Bob>two');
  });

  it('that are there already make two speakers one, which is settled', () => {
    const edit = renameSpeaker(talk(), 'Bob', 'Ann', newId);
    expect(edit?.name).toEqual({ key: 'edit.mergeSpeakers', values: { speaker: 'Ann', count: 2 } });
    const tracks = after(talk(), edit);
    expect(new Set(Object.values(labels(tracks)).flat())).toEqual(new Set(['Ann']));
    expect(tracks[0]!.track.settledSpeakers).toEqual([{ startMs: 2000, endMs: 3900 }]);
    expect(tracks[2]!.track.settledSpeakers).toBeUndefined();
    expect(mergeSpeakers(tracks, ['Ann'], 'Ann', newId)).toBeNull();
  });

  it('of a word are given with the same stretch of other tracks, not of those who say something else there', () => {
    const part = { kind: 'words', trackId: 'track', cueId: 'a', from: 1, to: 2 } as const;
    const tracks = after(talk(), giveToSpeaker(talk(), part, 'Cy', newId));
    expect(labels(tracks)).toMatchObject({ a: ['Ann', 'Cy'], f: ['Ann'], 'b-es': ['Bob'] });
    expect(labels(tracks)['a-es']).toEqual([undefined]);
    expect(tracks[0]!.cues[0]).not.toHaveProperty('speaker');
    expect(tracks[0]!.track.settledSpeakers).toEqual([{ startMs: 950, endMs: 1900 }]);
  });

  it('of a cue are given in the file and the translation as well', () => {
    const part = { kind: 'cues', trackId: 'track', cueIds: ['a'] } as const;
    const tracks = after(talk(), giveToSpeaker(talk(), part, 'Cy', newId));
    expect(labels(tracks)).toMatchObject({ a: ['Cy', 'Cy'], f: ['Cy'], 'a-es': ['Cy'], b: ['Bob', 'Bob'] });
    const again = giveToSpeaker(tracks, part, 'Cy', newId);
    expect(again).toBeNull();
    const taken = after(tracks, giveToSpeaker(tracks, part, null, newId));
    expect(labels(taken)).toMatchObject({ a: [undefined, undefined], 'a-es': [undefined] });
  });

  it('of a range are taken from one speaker alone', () => {
    const spans = [{ startMs: 0, endMs: 10_000 }];
    const tracks = after(talk(), splitSpeaker(talk(), 'Bob', spans, 'Bo', newId));
    expect(labels(tracks)).toMatchObject({ a: ['Ann', 'Ann'], b: ['Bo', 'Bo'], 'b-es': ['Bo'] });
  });

  it('are settled without a change of names, once', () => {
    const spans = [{ startMs: 100, endMs: 2100 }];
    const tracks = after(talk(), confirmSpeakers(talk(), spans, newId));
    expect(tracks.map(({ track }) => track.settledSpeakers)).toEqual([spans, spans, undefined]);
    expect(confirmSpeakers(tracks, spans, newId)).toBeNull();
  });

  it('come back with undo, whatever was done', () => {
    const name = fc.constantFrom('Ann', 'Bob', 'Cy', '');
    const span = fc.record({ startMs: fc.nat(4000), lengthMs: fc.nat(3000) });
    const step = fc.tuple(fc.nat(4), name, name, span);
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), (steps) => {
        let tracks = talk();
        for (const [which, from, to, { startMs, lengthMs }] of steps) {
          const spans = [{ startMs, endMs: startMs + lengthMs }];
          const edits = [
            () => renameSpeaker(tracks, from, to, newId),
            () => mergeSpeakers(tracks, [from], to || 'Ann', newId),
            () => splitSpeaker(tracks, from, spans, to, newId),
            () => giveToSpeaker(tracks, { kind: 'spans', spans }, to, newId),
            () => confirmSpeakers(tracks, spans, newId),
          ];
          const edit = edits[which]!();
          if (edit === null) continue;
          const changed = after(tracks, edit);
          expect(labels(after(changed, invertEdit(edit, newId)))).toEqual(labels(tracks));
          tracks = changed;
        }
      }),
      { numRuns: 25 },
    );
  });
});
