import { withoutFields } from '../cues/without-fields.ts';
import type { AssEvent } from '../cues/cue.ts';
import type { TrackCue } from '../project/track-cue.ts';
import type { CueTranslation } from './translation-work.ts';

/** A cue of a translated track: the times, place, look and speaker of its source. */
export function makeTranslatedCue(
  source: TrackCue,
  { text, doubts }: Pick<CueTranslation, 'text' | 'doubts'>,
  id: string,
): TrackCue {
  const [first, ...others] = doubts;
  return {
    ...{ id, startMs: source.startMs, endMs: source.endMs, text, origin: 'machine' },
    ...lookOf(source),
    translation: {
      of: source.id,
      from: source.text,
      ...(first === undefined ? {} : { doubts: [first, ...others] }),
    },
  };
}

/** What a translation has of its source beside the times. */
export function lookOf(source: TrackCue): Pick<TrackCue, 'speaker' | 'settings' | 'ass'> {
  const { speaker, settings, ass } = source;
  // The event as a file had it is in the source's language.
  const event = withoutFields<AssEvent>(ass ?? {}, 'raw');
  return {
    ...(speaker === undefined ? {} : { speaker }),
    ...(settings === undefined ? {} : { settings }),
    ...(Object.keys(event).length === 0 ? {} : { ass: event }),
  };
}
