import { describe, expect, it } from 'vitest';
import type { Job } from '../../../core/contract/jobs.ts';
import type { MediaSummary } from '../../../core/contract/media.ts';
import { cardState } from './card-state.ts';
import { countByFilter, listedVideos } from './listed-videos.ts';

const open: MediaSummary = {
  ...{ id: 'm1', name: 'talk.mp4', folder: '/films', durationMs: 1000, hasVideo: true, hasAudio: true },
  ...{
    mainAudioTrack: 0,
    width: 160,
    height: 90,
    bytes: 1,
    addedAt: '2026-01-01T00:00:00.000Z',
    openedAt: null,
    present: true,
  },
  ...{ isChanged: false, isSample: false, posterUrl: null, trackCount: 0, languages: [], doubtCount: 0 },
  ...{ speakers: [], tags: [], note: '', rating: 0 },
};

const job = (state: Job['state'], kind = 'transcribe', fraction = 0.4): Job => ({
  ...{ id: `${kind} ${state}`, kind, mediaId: open.id, title: open.name, state, fraction },
  ...{ stage: null, speed: null, secondsLeft: null, trackId: null, output: null, notes: [] },
  error: state === 'failed' ? { code: 'disk-full', facts: { reason: 'library' }, retryable: true } : null,
  createdAt: '2026-01-01T00:00:00.000Z',
});
const plain = { trackCount: 0, doubtCount: 0 };
const kindOf = (jobs: readonly Job[], video = plain) => cardState(video, jobs).kind;

describe('the state of a card', () => {
  it('follows the newest transcription', () => {
    expect(kindOf([])).toBe('plain');
    expect(kindOf([job('queued')])).toBe('waiting');
    expect(cardState(plain, [job('running')])).toEqual({ kind: 'running', fraction: 0.4 });
    expect(kindOf([job('paused')])).toBe('paused');
    expect(cardState(plain, [job('failed')])).toMatchObject({ kind: 'failed', error: { code: 'disk-full' } });
    expect(kindOf([job('done')], { trackCount: 1, doubtCount: 0 })).toBe('captioned');
    expect(cardState({ trackCount: 1, doubtCount: 3 }, [job('done')])).toEqual({ kind: 'review', count: 3 });
    expect(kindOf([job('running'), job('failed')], { trackCount: 1, doubtCount: 3 })).toBe('running');
  });

  it('tells of the work of the import only when it failed', () => {
    expect(kindOf([job('running', 'prepare')])).toBe('plain');
    expect(kindOf([job('failed', 'prepare')])).toBe('failed');
    expect(kindOf([job('failed', 'prepare'), job('running')])).toBe('running');
  });
});

describe('the list of videos', () => {
  const video = (id: string, patch: Partial<typeof open> = {}) => ({
    ...open,
    id,
    name: `${id}.mp4`,
    ...plain,
    ...patch,
  });
  const videos = [
    video('b10', { durationMs: 5, addedAt: '2026-01-03T00:00:00.000Z' }),
    video('B2', { durationMs: 9, trackCount: 1, doubtCount: 2, addedAt: '2026-01-02T00:00:00.000Z' }),
    video('a', { durationMs: 7, present: false, addedAt: '2026-01-01T00:00:00.000Z' }),
  ];
  const states = new Map(videos.map((each) => [each.id, cardState(each, [])]));
  const names = (
    filter: Parameters<typeof listedVideos>[2]['filter'],
    sort: Parameters<typeof listedVideos>[2]['sort'],
  ) => listedVideos(videos, states, { filter, sort }).map(({ id }) => id);

  it('is filtered by where videos stand, and sorted as people sort', () => {
    expect(names('all', 'opened')).toEqual(['b10', 'B2', 'a']);
    expect(names('all', 'name')).toEqual(['a', 'B2', 'b10']);
    expect(names('all', 'length')).toEqual(['B2', 'a', 'b10']);
    expect(names('all', 'added')).toEqual(['b10', 'B2', 'a']);
    expect(names('plain', 'name')).toEqual(['a', 'b10']);
    expect(names('review', 'name')).toEqual(['B2']);
    expect(names('missing', 'name')).toEqual(['a']);
    expect(countByFilter(videos, states)).toEqual({
      all: 3,
      plain: 2,
      work: 0,
      review: 1,
      failed: 0,
      missing: 1,
    });
  });
});
