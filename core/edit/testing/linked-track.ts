import type { SubtitleTrack } from '../../project/project.ts';

/** A track whose language is its id; `translates`: of which track it is a translation. */
export const linkedTrack = (id: string, translates?: string): SubtitleTrack => ({
  ...{
    id,
    name: id,
    language: id,
    source: 'translation',
    profile: 'netflix',
    state: 'complete',
    position: 0,
  },
  ...(translates === undefined ? {} : { translates }),
});
