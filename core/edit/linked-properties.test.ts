import fc from 'fast-check';
import { expect, it } from 'vitest';
import { resolveProfile } from '../profiles/profiles.ts';
import type { Edit } from '../project/project.ts';
import { editSchema } from '../project/project.ts';
import type { TrackCue } from '../project/track-cue.ts';
import { anySources } from '../translation/testing/random-source.ts';
import { applyCueChanges } from './apply-changes.ts';
import { deleteCues } from './delete.ts';
import type { EditContext } from './edit-context.ts';
import { fixGaps, fixOverlaps } from './gaps.ts';
import { insertCue } from './insert.ts';
import { invertEdit } from './invert-edit.ts';
import { withLinkedTracks } from './linked-tracks.ts';
import { inkOf, readMarked } from './marked-text.ts';
import { mergeCues } from './merge.ts';
import { moveCues, shiftCues } from './move.ts';
import { resplitCues } from './resplit.ts';
import { setText } from './set-text.ts';
import { splitCue, splitCueAtText } from './split.ts';
import { contextOf } from './testing/context.ts';
import { trimCue } from './trim.ts';
import { linkedTrack } from './testing/linked-track.ts';

interface Choice {
  readonly c: EditContext;
  readonly ids: readonly string[];
  readonly a: number;
  readonly ripple: boolean;
}

const commands: Readonly<Record<string, (choice: Choice) => Edit | null>> = {
  split: ({ c, ids, a }) => splitCue(c, ids[0]!, a),
  'split at a place': ({ c, ids, a }) => splitCueAtText(c, ids[0]!, a % 40),
  merge: ({ c, ids }) => mergeCues(c, ids),
  delete: ({ c, ids, ripple }) => deleteCues(c, ids, { ripple }),
  move: ({ c, ids, a, ripple }) => moveCues(c, ids, a - 4000, { ripple }),
  shift: ({ c, a }) => shiftCues(c, null, a - 4000),
  trim: ({ c, ids, a, ripple }) => trimCue(c, ids[0]!, ripple ? 'end' : 'start', a, { ripple }),
  insert: ({ c, a }) => insertCue(c, a, a + 900, 'New words here.'),
  'set text': ({ c, ids }) => setText(c, ids[0]!, 'Other words.'),
  resplit: ({ c, ids, ripple }) =>
    resplitCues(c, ripple ? ids : null, { shotChanges: [2000], language: 'en' }),
  'fix gaps': ({ c }) => fixGaps(c, null),
  'fix overlaps': ({ c }) => fixOverlaps(c, null),
};

const tracks = [linkedTrack('en'), linkedTrack('es', 'en')];

function linkedCue(source: TrackCue, i: number): TrackCue {
  return {
    ...{ ...source, id: `es-${source.id}`, text: `eco ${String(i)} ${source.text}` },
    ...{ origin: i % 2 === 0 ? 'person' : 'machine', translation: { of: source.id, from: source.text } },
  };
}

const inkOfAll = (cues: readonly TrackCue[]) =>
  cues.map(({ text }) => inkOf(readMarked(text).plain)).join('');

it.each(Object.entries(commands))(
  '%s: a translation keeps the cues and times of its source, loses no text, and undo brings all back',
  (name, command) => {
    fc.assert(
      fc.property(
        anySources,
        fc.nat(12),
        fc.nat(4),
        fc.nat(20_000),
        fc.boolean(),
        (sources, at, more, a, ripple) => {
          const own = contextOf(sources, {
            track: tracks[0]!,
            profile: resolveProfile('netflix', { language: 'en' }),
          });
          const from = at % own.cues.length;
          const ids = own.cues.slice(from, from + 1 + more).map(({ id }) => id);
          // Cues that last no time are laid out anew wherever there is room.
          if (name === 'resplit' && own.cues.some(({ startMs, endMs }) => startMs === endMs)) return;
          const edit = command({ c: own, ids, a, ripple });
          if (edit === null) return;
          const linked = own.cues.map(linkedCue);
          const cues = new Map([
            ['en', own.cues],
            ['es', linked],
          ]);
          const whole = withLinkedTracks({ tracks, cues }, edit, own.newId);
          expect(whole).not.toBeNull();
          editSchema.parse(whole);
          const [source, translation] = ['en', 'es'].map((id) =>
            applyCueChanges(cues.get(id)!, id, whole!.changes),
          );
          const placeOf = ({ id, startMs, endMs }: TrackCue) => [id, startMs, endMs];
          const places = translation!.map((cue) => placeOf({ ...cue, id: cue.translation!.of }));
          expect(new Map(places.map((place) => [place[0], place]))).toEqual(
            new Map(source!.map((cue) => [cue.id, placeOf(cue)])),
          );
          expect(places.length).toBe(source!.length);
          if (name !== 'delete') {
            const letters = (text: string) => text.split('').sort().join('');
            const dashes = /[-–]/gu;
            expect(letters(inkOfAll(translation!).replaceAll(dashes, ''))).toBe(
              letters(inkOfAll(linked).replaceAll(dashes, '')),
            );
          }
          const back = invertEdit(whole!, own.newId);
          expect(applyCueChanges(translation!, 'es', back.changes)).toEqual(linked);
        },
      ),
      { numRuns: 30 },
    );
  },
);
