import { expect, it } from 'vitest';
import { testTrack } from '../../../../project/testing/test-project.ts';
import { tracksWithLanes } from './folded-lanes.ts';

const tracks = [
  testTrack('es', { translates: 'en' }),
  testTrack('en'),
  testTrack('own'),
  testTrack('de', { translates: 'en' }),
  testTrack('lost', { translates: 'gone' }),
];
const ids = (activeTrackId: string, ...unfolded: readonly string[]) =>
  tracksWithLanes({ tracks, activeTrackId }, new Set(unfolded)).map(({ id }) => id);

it('translations stand behind what they translate, once they are unfolded', () => {
  expect(ids('en')).toEqual(['en', 'own', 'lost']);
  expect(ids('en', 'en')).toEqual(['en', 'es', 'de', 'own', 'lost']);
});

it('the one that is edited has a lane all the same', () => {
  expect(ids('de')).toEqual(['en', 'de', 'own', 'lost']);
});

it('tracks that translate each other in a circle do not hang, nor does one that translates itself', () => {
  const circle = [testTrack('a', { translates: 'b' }), testTrack('b', { translates: 'a' })];
  expect(tracksWithLanes({ tracks: circle, activeTrackId: 'a' }, new Set())).toEqual(circle);
  const own = [testTrack('a', { translates: 'a' })];
  expect(tracksWithLanes({ tracks: own, activeTrackId: 'a' }, new Set())).toEqual(own);
});
