import { describe, expect, it } from 'vitest';
import type { Job } from '../../../core/contract/jobs.ts';
import type { MediaSummary } from '../../../core/contract/media.ts';
import { cardState } from './card-state.ts';
import { isInFolder } from './folders-store.ts';
import { withChanges } from './library-store.ts';
import {
  countByState,
  countByValue,
  listedVideos,
  noFilters,
  sortedVideos,
  type Filters,
  type Listing,
  type Sort,
} from './listed-videos.ts';

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
  ...{
    isChanged: false,
    isUnplugged: false,
    isSample: false,
    posterUrl: null,
    trackCount: 0,
    languages: [],
    doubtCount: 0,
  },
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
    video('b10', {
      ...{ tags: ['sea'], languages: ['en'], speakers: ['Anna'] },
      durationMs: 5,
      addedAt: '2026-01-03T00:00:00.000Z',
    }),
    video('B2', {
      folder: '/films/day 1',
      durationMs: 9,
      trackCount: 1,
      doubtCount: 2,
      addedAt: '2026-01-02T00:00:00.000Z',
    }),
    video('a', {
      tags: ['sea', 'day'],
      rating: 4,
      durationMs: 7,
      present: false,
      addedAt: '2026-01-01T00:00:00.000Z',
    }),
  ];
  const states = new Map(videos.map((each) => [each.id, cardState(each, [])]));
  const there = { filters: noFilters, query: '', folder: null };
  const names = (filters: Partial<Filters>, sort: Sort, listing: Partial<Listing> = {}) =>
    listedVideos(sortedVideos(videos, states, sort), states, {
      ...there,
      ...listing,
      filters: { ...noFilters, ...filters },
    }).map(({ id }) => id);

  it('is filtered by where videos stand, and sorted as people sort', () => {
    expect(names({}, 'opened')).toEqual(['b10', 'B2', 'a']);
    expect(names({}, 'name')).toEqual(['a', 'B2', 'b10']);
    expect(names({}, 'length')).toEqual(['B2', 'a', 'b10']);
    expect(names({}, 'added')).toEqual(['b10', 'B2', 'a']);
    expect(names({}, 'state')).toEqual(['B2', 'b10', 'a']);
    expect(names({}, 'rating')).toEqual(['a', 'b10', 'B2']);
    expect(names({ states: ['plain'] }, 'name')).toEqual(['a', 'b10']);
    expect(names({ states: ['review'] }, 'name')).toEqual(['B2']);
    expect(names({ states: ['review', 'missing'] }, 'name')).toEqual(['a', 'B2']);
    expect(countByState(videos, states, there)).toEqual({
      all: 3,
      plain: 2,
      work: 0,
      review: 1,
      failed: 0,
      missing: 1,
    });
  });

  it('shows what passes all filters, and counts what another one would show', () => {
    expect(names({ tags: ['sea'] }, 'name')).toEqual(['a', 'b10']);
    expect(names({ tags: ['sea'], languages: ['es', 'en'] }, 'name')).toEqual(['b10']);
    expect(names({ tags: ['sea'], rating: 3 }, 'name')).toEqual(['a']);
    expect(names({ speakers: ['Anna'] }, 'name')).toEqual(['b10']);
    expect(names({}, 'name', { query: ' B1' })).toEqual(['b10']);
    expect(names({}, 'name', { folder: { path: '/films/day 1' } })).toEqual(['B2']);
    expect(names({}, 'name', { folder: { path: '/films' } })).toEqual(['a', 'B2', 'b10']);
    const sea = { ...there, filters: { ...noFilters, tags: ['sea'], states: ['missing' as const] } };
    expect(countByState(videos, states, sea)).toMatchObject({ all: 2, plain: 2, missing: 1 });
    expect(countByValue(videos, states, sea, 'tags')).toEqual([
      { value: 'day', count: 1 },
      { value: 'sea', count: 1 },
    ]);
  });
});

it('what changed takes its place, what is new comes first, and what is gone goes', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((id) => ({ ...open, id }));
  const now = [
    { ...b!, rating: 5 },
    { ...open, id: 'new' },
  ];
  const media = withChanges([a!, b!, c!], ['b', 'c', 'new', 'never'], now);
  expect(media.map(({ id, rating }) => `${id} ${rating}`)).toEqual(['new 0', 'a 0', 'b 5']);
});

it('a folder holds what lies in it and below, and nothing that is only named like it', () => {
  const films = { path: '/films' };
  expect(['/films', '/films/day 1', '/films 2', '/'].map((path) => isInFolder(path, films))).toEqual([
    ...[true, true, false, false],
  ]);
  expect(isInFolder('D:\\a', { path: 'D:\\' })).toBe(true);
});
