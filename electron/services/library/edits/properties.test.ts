import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change, SubtitleTrack } from '../../../../core/project/project.ts';
import type { TrackCue } from '../../../../core/project/track-cue.ts';
import { insertCues, sampleCue, sampleEdit, sampleMedia, sampleTrack } from '../testing/sample-project.ts';
import { applyEdit, applyMachine, contentOf } from '../testing/project-steps.ts';
import type { Content } from '../testing/project-steps.ts';
import { testRepositories } from '../testing/test-library.ts';

/** Numbers that pick among what is there, so that every edit fits. */
interface Gesture {
  readonly kind: 'insert' | 'change' | 'delete' | 'addTrack' | 'deleteTrack' | 'rename' | 'chapters';
  readonly pick: number;
  readonly size: number;
  readonly value: number;
  readonly text: string;
  readonly mergeKey: string | undefined;
}

const gesture: fc.Arbitrary<Gesture> = fc.record({
  kind: fc.constantFrom(
    'insert',
    'change',
    'change',
    'delete',
    'addTrack',
    'deleteTrack',
    'rename',
    'chapters',
  ),
  pick: fc.nat(100),
  size: fc.integer({ min: 1, max: 4 }),
  value: fc.nat(100_000),
  text: fc.string({ unit: 'grapheme', maxLength: 12 }),
  mergeKey: fc.constantFrom(undefined, undefined, 'drag'),
});

function changesOf(gesture: Gesture, content: Content, newId: () => string): readonly Change[] {
  const { pick, size, value, text } = gesture;
  const lane = content.tracks[pick % Math.max(content.tracks.length, 1)];
  const chosen = lane?.cues.slice(pick % (lane.cues.length + 1)).slice(0, size) ?? [];
  const change = (before: TrackCue | null, after: TrackCue | null): Change => ({
    kind: 'cue',
    trackId: lane!.track.id,
    before,
    after,
  });
  switch (gesture.kind) {
    case 'insert':
      return lane ? insertCues(lane.track.id, [sampleCue(value % 50, { id: newId(), text })]) : [];
    case 'change':
      return chosen.map((cue) =>
        change(cue, { ...cue, words: [], startMs: value, endMs: value + 900, text, origin: 'person' }),
      );
    case 'delete':
      return chosen.map((cue) => change(cue, null));
    case 'addTrack': {
      const track: SubtitleTrack = sampleTrack({ id: newId(), position: content.tracks.length });
      const cues = Array.from({ length: size }, () => sampleCue(value % 50, { id: newId() }));
      return [{ kind: 'track', before: null, after: track }, ...insertCues(track.id, cues)];
    }
    case 'deleteTrack':
      if (!lane) return [];
      return [
        { kind: 'track', before: lane.track, after: null },
        ...lane.cues.map((cue) => change(cue, null)),
      ];
    case 'rename':
      return lane
        ? [{ kind: 'track', before: lane.track, after: { ...lane.track, name: `Name ${text}` } }]
        : [];
    case 'chapters': {
      const old = content.chapters.slice(0, size).map((before, index): Change => ({
        kind: 'chapter',
        before,
        after: index % 2 === 0 ? null : { ...before, title: text },
      }));
      return [...old, { kind: 'chapter', before: null, after: { id: newId(), startMs: value, title: text } }];
    }
  }
}

describe('any sequence of edits', () => {
  it('ends where it began when all is undone, and where it ended when all is made again', () => {
    fc.assert(
      fc.property(fc.array(gesture, { minLength: 1, maxLength: 25 }), fc.nat(25), (gestures, undone) => {
        const repositories = testRepositories();
        let lastId = 0;
        const newId = () => `id-${++lastId}`;
        repositories.media.add(sampleMedia());
        applyMachine(repositories, 'talk', [
          { kind: 'track', before: null, after: sampleTrack() },
          ...insertCues(
            'track',
            [1, 2, 3, 4, 5].map((number) => sampleCue(number)),
          ),
        ]);
        const content = () => contentOf(repositories, 'talk');
        const start = content();
        for (const [index, made] of gestures.entries()) {
          const changes = changesOf(made, content(), newId);
          if (changes.length > 0) {
            applyEdit(repositories, 'talk', sampleEdit(newId(), changes, made.mergeKey));
          }
          // Some edits are made after others were undone.
          if (index === undone) for (let step = 0; step < 3; step++) repositories.projects.undo('talk');
        }
        while (repositories.projects.redo('talk').edit !== null);
        const end = content();
        while (repositories.projects.undo('talk').edit !== null);
        expect(content()).toEqual(start);
        while (repositories.projects.redo('talk').edit !== null);
        expect(content()).toEqual(end);
      }),
      { numRuns: 60 },
    );
  });
});
