import { expect, it } from 'vitest';
import type { MediaInfo } from '../../../core/media/media-info.ts';
import type { MediaRecord } from '../../services/library/media-record.ts';
import { sampleMedia } from '../../services/library/testing/sample-project.ts';
import { testLibrary } from '../../services/library/testing/test-library.ts';
import { transcribeJob } from './run.ts';
import type { TranscriptionParts } from './run.ts';
import { options } from './testing/open-transcription.ts';

it('a transcription expects the names of its video and of the library, as they are when it is asked for', async () => {
  const library = await testLibrary();
  const record: MediaRecord = await library.media.add(sampleMedia());
  const other = await library.media.add({
    ...sampleMedia(),
    id: 'other',
    fingerprint: 'other',
    path: '/o.mp4',
  });
  const { accept } = transcribeJob({ library } as unknown as TranscriptionParts);
  const media = { path: '/v.mp4', audio: [{ kind: 'audio', index: 0 }], video: [] } as unknown as MediaInfo;
  const asked = (more: object) => accept!({ ...options, ...more }, { record, media });
  expect(await asked({ prompt: 'Hommie' })).toEqual({
    options: { ...options, prompt: 'Hommie', names: 'Hommie' },
  });
  expect(await asked({})).toEqual({ options });
  await library.glossary.put([
    { id: 'a', text: 'Ada Lovelace', mediaId: record.id },
    { id: 'b', text: 'Kyoto', mediaId: null },
    { id: 'c', text: 'Elsewhere', mediaId: other.id },
  ]);
  expect(await asked({ names: 'of a page' })).toEqual({
    options: { ...options, names: 'Kyoto, Ada Lovelace' },
  });
  expect(await asked({ prompt: 'Hommie' })).toMatchObject({
    options: { names: 'Kyoto, Ada Lovelace, Hommie' },
  });
});
