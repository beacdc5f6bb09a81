import { expect, it } from 'vitest';
import { openDatabase } from '../open-database.ts';
import { openRepositories } from '../open-repositories.ts';
import { sampleEdit, sampleMedia, sampleTrack } from '../testing/sample-project.ts';
import { applyEdit, applyMachine } from '../testing/project-steps.ts';
import { testPlace } from '../testing/test-library.ts';

it.each([
  [
    'where a person heard no words',
    { wordless: [{ startMs: 1000, endMs: 9000, heard: [{ startMs: 1200, endMs: 8800 }] }] },
  ],
  ['whose cues it translates', { translates: 'other' }],
  ['where a person settled who speaks', { settledSpeakers: [{ startMs: 0, endMs: 900 }] }],
])('a track keeps %s, and undoing it takes it away', (_what, extra) => {
  const db = openDatabase(testPlace());
  const repositories = openRepositories(db);
  repositories.media.add(sampleMedia());
  const track = sampleTrack();
  const answered = sampleTrack(extra);
  applyMachine(repositories, 'talk', [{ kind: 'track', before: null, after: track }]);
  applyEdit(repositories, 'talk', sampleEdit('e1', [{ kind: 'track', before: track, after: answered }]));
  expect(repositories.tracks.find('track')?.track).toEqual(answered);
  repositories.projects.undo('talk');
  expect(repositories.tracks.find('track')?.track).toEqual(track);
  repositories.projects.redo('talk');
  expect(repositories.tracks.find('track')?.track).toEqual(answered);
  db.close();
});
