import { expect, it } from 'vitest';
import { applyMachine } from '../testing/project-steps.ts';
import { insertCues, sampleCue, sampleMedia, sampleTrack } from '../testing/sample-project.ts';
import { testRepositories } from '../testing/test-library.ts';

it('what people say about a video is kept, and what a change does not name stays', () => {
  const { media, db } = testRepositories();
  expect(media.add(sampleMedia())).toMatchObject({ tags: [], note: '', rating: 0, speakers: [] });
  media.setLabels([{ mediaId: 'talk', tags: ['sea', 'day 1'], rating: 4 }]);
  media.setLabels([{ mediaId: 'talk', note: 'Too dark at the end.' }]);
  const labels = { tags: ['sea', 'day 1'], note: 'Too dark at the end.', rating: 4 };
  expect(media.find('talk')).toMatchObject(labels);
  expect(media.some(['gone', 'talk'])).toMatchObject([labels]);
  db.exec(`UPDATE media SET tags = '["sea'`);
  expect(media.list()).toMatchObject([{ tags: [], rating: 4 }]);
});

it('labels of several videos are kept all or none', () => {
  const { media } = testRepositories();
  media.add(sampleMedia());
  const changes = ['talk', 'gone'].map((mediaId) => ({ mediaId, rating: 5 }));
  expect(() => media.setLabels(changes)).toThrow(expect.objectContaining({ code: 'media-unknown' }));
  expect(media.find('talk')?.rating).toBe(0);
});

it('whoever speaks in the captions of a video is listed once, by name', () => {
  const repositories = testRepositories();
  repositories.media.add(sampleMedia());
  const cues = ['Bob', 'Anna', 'Bob'].map((speaker, number) => ({ ...sampleCue(number), speaker }));
  applyMachine(repositories, 'talk', [
    { kind: 'track', before: null, after: sampleTrack() },
    ...insertCues('track', cues),
  ]);
  expect(repositories.media.find('talk')?.speakers).toEqual(['Anna', 'Bob']);
});

it('the labels of two videos that become one are put together', () => {
  const { media } = testRepositories();
  media.add(sampleMedia());
  const other = media.add(sampleMedia('other'));
  media.setLabels([
    { mediaId: 'talk', tags: ['sea', 'b'], rating: 2 },
    { mediaId: 'other', tags: ['a', 'sea'], note: 'Mine.', rating: 5 },
  ]);
  const { fingerprint, path, name, bytes, modifiedMs, info } = other;
  const one = media.replace('talk', { fingerprint, path, name, bytes, modifiedMs, info });
  expect(one).toMatchObject({ tags: ['sea', 'b', 'a'], note: 'Mine.', rating: 2 });
});

it('a folder takes the place of folders in it, and files that are passed over can be taken again', () => {
  const { folders } = testRepositories();
  const folder = (id: string, path: string) => ({ id, path, addedAt: '2026-12-01T00:00:00.000Z' });
  folders.add(folder('a', '/films/a'), []);
  folders.add(folder('b', '/music'), []);
  folders.add(folder('c', '/films'), ['a']);
  folders.move('b', '/sound');
  expect(folders.list().map(({ path }) => path)).toEqual(['/sound', '/films']);
  const file = { path: '/films/x.mp4', bytes: 1, modifiedMs: 2.4, why: 'removed' as const };
  folders.passOver([file, { ...file, path: '/films/y.mp4' }]);
  folders.takeAgain(['/films/y.mp4']);
  expect(folders.passed()).toEqual([{ ...file, modifiedMs: 2 }]);
});
