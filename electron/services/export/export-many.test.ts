import { describe, expect, it } from 'vitest';
import { SidecutError } from '../../../core/errors.ts';
import type { MediaRecord } from '../library/media-record.ts';
import { sampleMedia, sampleTrack } from '../library/testing/sample-project.ts';
import { exportMany } from './export-many.ts';
import type { ExportManyParts } from './export-many.ts';

const videos: Readonly<Record<string, readonly string[]>> = { a: ['en', 'de', 'en'], b: [], c: ['und'] };
const never = new AbortController().signal;

/** Takes note of the files, and answers as the test says. */
function open(answer: (fileName: string) => void = () => undefined) {
  const files: string[] = [];
  const parts: ExportManyParts = {
    library: {
      media: {
        find: (id) =>
          Promise.resolve(
            id in videos
              ? ({ ...sampleMedia(id), isSample: id === 'c', path: `/films/${id}.mp4` } as MediaRecord)
              : null,
          ),
      },
      tracks: {
        list: (mediaId) =>
          Promise.resolve(
            videos[mediaId]!.map((language, i) => ({
              ...{ mediaId, cueCount: 1 },
              track: sampleTrack({ id: `${mediaId}${i}`, language }),
            })),
          ),
      },
    },
    sourceFor: (path) => path,
    exportFile: ({ trackId, destination: { folder, fileName, overwrite } }) => {
      answer(fileName);
      files.push(`${trackId} ${folder}/${fileName}${overwrite ? ' anew' : ''}`);
      return Promise.resolve();
    },
  };
  return { files, parts };
}

describe('exporting the captions of many videos', () => {
  it('writes every track in every format beside its video, no two under one name', async () => {
    const { files, parts } = open();
    const ask = {
      mediaIds: ['a', 'b', 'gone'],
      formats: ['srt', 'vtt'] as const,
      folder: null,
      overwrite: false,
    };
    expect(await exportMany(parts, { ...ask, formats: [...ask.formats] }, never)).toEqual({
      ...{ written: 6, existing: [], failed: [], withoutCaptions: 1 },
    });
    expect(files).toEqual([
      ...['a0 /films/a.en.srt', 'a0 /films/a.en.vtt', 'a1 /films/a.de.srt', 'a1 /films/a.de.vtt'],
      ...['a2 /films/a.en.2.srt', 'a2 /films/a.en.2.vtt'],
    ]);
  });

  it('goes on when a file is there already or can not be written, and says which', async () => {
    const { files, parts } = open((name) => {
      if (name === 'a.en.srt') throw new SidecutError('file-exists', { reason: 'taken', path: name });
      if (name === 'a.de.srt') throw new SidecutError('disk-full', { reason: 'file', path: name });
    });
    const ask = { mediaIds: ['a', 'c'], formats: ['srt' as const], folder: 'chosen', overwrite: true };
    expect(await exportMany(parts, ask, never)).toMatchObject({
      ...{ written: 2, existing: ['a.en.srt'] },
      failed: [{ name: 'a.de.srt', error: { code: 'disk-full' } }],
    });
    expect(files).toEqual(['a2 chosen/a.en.2.srt anew', 'c0 chosen/c.srt anew']);
  });

  it('puts nothing beside the sample, which lies among the files of the app', async () => {
    const { files, parts } = open();
    const ask = { mediaIds: ['c'], formats: ['srt' as const], folder: null, overwrite: false };
    expect(await exportMany(parts, ask, never)).toMatchObject({
      failed: [{ error: { code: 'output-unwritable' } }],
    });
    expect(files).toEqual([]);
  });
});
