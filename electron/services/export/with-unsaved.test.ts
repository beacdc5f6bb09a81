import { describe, expect, it } from 'vitest';
import { SidecutError } from '../../../core/errors.ts';
import type { Change } from '../../../core/project/project.ts';
import { sampleCue, sampleTrack } from '../library/testing/sample-project.ts';
import { readTrackWith } from './with-unsaved.ts';

const [first, second] = [sampleCue(1), sampleCue(2)];
const track = sampleTrack();
const stored = { mediaId: 'talk', track, cues: [first, second] };
const project = {
  readTrack: (trackId: string) =>
    trackId === track.id
      ? Promise.resolve(stored)
      : Promise.reject(new SidecutError('track-unknown', { reason: 'gone', trackId })),
};
const change = (trackId: string, before: typeof first | null, after: typeof first | null): Change => ({
  ...{ kind: 'cue', trackId, before, after },
});

describe('a track that is exported while the disk of the library is full', () => {
  it('has what the page shows, and nothing of other tracks', async () => {
    const mended = { ...first, text: 'mended' };
    const unsaved = [
      change(track.id, first, mended),
      change(track.id, second, null),
      change('de', null, first),
    ];
    const read = await readTrackWith(project, { mediaId: 'talk', trackId: track.id }, unsaved);
    expect(read).toEqual({ ...stored, cues: [mended] });
    expect(await readTrackWith(project, { mediaId: 'talk', trackId: track.id }, [])).toBe(stored);
  });

  it('may be on the page alone', async () => {
    const added = sampleTrack({ id: 'new', name: 'New' });
    const unsaved: Change[] = [{ kind: 'track', before: null, after: added }, change('new', null, first)];
    const read = await readTrackWith(project, { mediaId: 'talk', trackId: 'new' }, unsaved);
    expect(read).toEqual({ mediaId: 'talk', track: added, cues: [first] });
    await expect(readTrackWith(project, { mediaId: 'talk', trackId: 'gone' }, unsaved)).rejects.toMatchObject(
      {
        code: 'track-unknown',
      },
    );
  });
});
