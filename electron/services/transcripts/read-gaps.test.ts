import { expect, it } from 'vitest';
import type { TranscriptWindow } from '../library/transcript-record.ts';
import { sampleMedia } from '../library/testing/sample-project.ts';
import { testLibrary } from '../library/testing/test-library.ts';
import { readGaps } from './read-gaps.ts';

it('speech without text is read of the transcription that a track is made of, and of no other', async () => {
  const library = await testLibrary();
  const { fingerprint } = await library.media.add(sampleMedia());
  const gapAt = (startMs: number) => ({ startMs, endMs: startMs + 1900, reason: 'no-words' as const });
  const windowAt = (startMs: number): TranscriptWindow => ({
    ...{ startMs, coveredMs: startMs + 20_000, language: 'en', isLanguageSure: true, words: [] },
    gaps: [gapAt(startMs + 5000)],
  });
  const work = { fingerprint, audioTrack: 0, model: 'm', options: {}, version: 1 };
  const { id } = await library.transcripts.open(work);
  await library.transcripts.append(id, [windowAt(0), windowAt(20_000)]);
  await library.transcripts.link('track', id);
  expect(await readGaps(library, 'track')).toEqual({ gaps: [gapAt(5000), gapAt(25_000)] });
  expect(await readGaps(library, 'other')).toEqual({ gaps: [] });
});
