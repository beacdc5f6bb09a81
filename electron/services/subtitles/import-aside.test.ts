import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { settingsSchema } from '../../../core/contract/app.ts';
import type { MediaRecord } from '../library/media-record.ts';
import { sampleMedia, sampleTrack } from '../library/testing/sample-project.ts';
import { temporaryFolder } from '../media/testing/media-files.ts';
import type { ImportedTrack } from '../project/project-service.ts';
import { createImportHandlers } from './import-handlers.ts';
import type * as TrackCues from './track-cues.ts';

/** The thread of the parser loads the real ones. */
const here = vi.hoisted(() => () => {
  throw new Error('done in the thread that answers the page');
});
vi.mock('./track-cues.ts', async (load) => ({
  ...(await load<typeof TrackCues>()),
  ...{ cuesInFileOrder: here, countTooLong: here },
}));
vi.mock('./track-extras.ts', () => ({ toTrackExtras: here, fromTrackExtras: here }));
vi.mock('../../../core/language/language-of-script.ts', () => ({ languageOfScript: here }));

const folder = temporaryFolder();
const record: MediaRecord = {
  ...sampleMedia(),
  ...{
    addedAt: '',
    openedAt: null,
    hasPoster: false,
    trackCount: 0,
    languages: [],
    doubtCount: 0,
    speakers: [],
    tags: [],
    note: '',
    rating: 0,
  },
};

async function importFile(name: string, text: string) {
  const path = join(folder, name);
  await writeFile(path, text);
  const added: ImportedTrack[] = [];
  const handlers = createImportHandlers({
    library: { media: { find: () => Promise.resolve(record) } },
    project: {
      addTrackFromImport: (_, imported) => {
        added.push(imported);
        return Promise.resolve(sampleTrack());
      },
    },
    settings: { get: () => Promise.resolve(settingsSchema.parse({})) },
    tools: () => Promise.reject(new Error('no tools')),
    pathOf: () => path,
  });
  const context = { signal: new AbortController().signal, progress: () => undefined };
  const answer = await handlers['project.importFile']({ mediaId: record.id, source: 'x' }, context);
  return { answer, track: added[0]! };
}

it('a file becomes a track in the thread of the parser, with whatever looks at all its cues', async () => {
  const blocks = Array.from({ length: 3000 }, (_, at) => {
    const time = new Date(at * 1000).toISOString().slice(11, 19);
    return `NOTE ${at}\n\n${time}.000 --> ${time}.900\n${at === 7 ? '안'.repeat(20_001) : '안녕하세요'}\n\n`;
  });
  const { answer, track } = await importFile('talk.vtt', `WEBVTT\n\n${blocks.join('')}`);
  expect(answer).toMatchObject({ cueCount: 3000, format: 'WebVTT', problems: [{ facts: { count: 1 } }] });
  expect(track).toMatchObject({ name: 'talk.vtt', language: 'ko', profile: 'netflix' });
  expect(track.cues[7]?.text).toHaveLength(20_000);
  const { id, startMs } = track.cues[2999]!;
  expect(track.extras?.webVtt?.blocks[2999]).toMatchObject({ cueId: id, atMs: startMs, kind: 'note' });
});

it('a file without a cue is refused by its name', async () => {
  await expect(importFile('empty.vtt', 'WEBVTT\n\nNOTE nothing\n')).rejects.toMatchObject({
    code: 'bad-subtitle',
    facts: { reason: 'nothing-timed', name: 'empty.vtt' },
  });
});
