import type { Result } from './search-store.ts';

export interface PlannedClip {
  readonly mediaId: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly fileName: string;
}

/** A file for each result, named by its video and its beginning; `handleMs` more before and behind. */
export function plannedClips(results: readonly Result[], handleMs: number): readonly PlannedClip[] {
  const taken = new Set<string>();
  return results.map(({ mediaId, mediaName, durationMs, moment }) => {
    const startMs = Math.max(0, moment.startMs - handleMs);
    const endMs = Math.min(moment.endMs + handleMs, durationMs || Infinity);
    const ending = /\.[^.]{1,8}$/.exec(mediaName)?.[0] ?? '.mp4';
    const stem = mediaName.slice(0, mediaName.length - (mediaName.endsWith(ending) ? ending.length : 0));
    let fileName = `${stem} ${clock(startMs)}${ending}`;
    for (let number = 2; taken.has(`${mediaId} ${fileName}`); number += 1) {
      fileName = `${stem} ${clock(startMs)} (${number})${ending}`;
    }
    taken.add(`${mediaId} ${fileName}`);
    return { mediaId, startMs, endMs, fileName };
  });
}

/** No colons: Windows takes none in a name. */
function clock(timeMs: number): string {
  const seconds = Math.floor(timeMs / 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}-${two(Math.floor(seconds / 60) % 60)}-${two(seconds % 60)}`;
}
