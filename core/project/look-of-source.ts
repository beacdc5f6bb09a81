import type { AssEvent } from '../cues/cue.ts';
import { withoutFields } from '../cues/without-fields.ts';
import type { TrackCue } from './track-cue.ts';

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
