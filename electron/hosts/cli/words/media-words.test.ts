import { describe, expect, it } from 'vitest';
import { sampleFailures } from '../../../../core/failures/testing/sample-media-failures.ts';
import { problem } from '../../../../core/format-problems.ts';
import { sampleProblems } from '../../../../core/testing/sample-format-problems.ts';
import { note } from '../../../../core/notes.ts';
import { sampleNotes } from '../../../../core/notes/testing/sample-media-notes.ts';
import { failureSentence } from './failure-sentence.ts';
import { formatProblemSentence } from './format-problem-sentence.ts';
import { noteSentence } from './note-sentence.ts';

const failureOf = (code: string, facts: object): string =>
  failureSentence({ code, facts: { ...facts }, retryable: false });

const sentences: readonly (readonly [string, string])[] = [
  ...sampleFailures.map(
    ({ code, facts }) => [`${code} ${JSON.stringify(facts)}`, failureOf(code, facts)] as const,
  ),
  ...sampleNotes.map((one) => [JSON.stringify(one), noteSentence(one)] as const),
  ...sampleProblems.map((one) => [JSON.stringify(one), formatProblemSentence(one)] as const),
];

describe('what a terminal says of files, media, subtitles and exports', () => {
  it.each(sentences)('%s is one whole sentence', (_, sentence) => {
    expect(sentence).toMatch(/^\S.*[.)]$/);
    expect(sentence).not.toMatch(/undefined|null|\[object|\{"(?!cues|startMs)|\n/);
  });

  it('is what it always was', () => {
    expect(failureOf('file-exists', { reason: 'taken', path: 'a.srt' })).toBe(
      'a.srt is there already. Use --overwrite to replace it.',
    );
    expect(failureOf('no-such-track', { reason: 'audio', name: 'a.mp4', tracks: 3 })).toBe(
      '"a.mp4" has 3 audio tracks; --track must be from 1 to 3.',
    );
    const refused = [{ path: '/old/ffmpeg', fault: { kind: 'too-old', version: '4.4.2' } }];
    expect(failureOf('ffmpeg-missing', { reason: 'none-usable', program: 'ffmpeg', refused })).toMatch(
      /^No usable ffmpeg was found: \/old\/ffmpeg is version 4\.4\.2\. Install ffmpeg 5/,
    );
    expect(failureOf('media-damaged', { reason: 'no-index', path: '/a.mp4' })).toContain('cut short');
    expect(noteSentence(note('plays-copy', { obstacle: 'video', codec: 'HEVC' }))).toBe(
      "HEVC video can't be played here, so Sidecut plays a copy that it makes; the file itself stays as it is.",
    );
    const characters = ['你 (U+4F60)', '好 (U+597D)'];
    expect(noteSentence(note('replaced-characters', { encoding: 'windows-1252', characters, more: 0 }))).toBe(
      'windows-1252 lacks characters that become "?": 你 (U+4F60) 好 (U+597D). UTF-8 has them all.',
    );
    const repairs = ['no-hours', 'odd-arrow'] as const;
    const repaired = problem(2, 'times-repaired', { startMs: 1000, endMs: 2500, repairs });
    expect(formatProblemSentence(repaired)).toBe(
      'The times were read as 00:00:01,000 --> 00:00:02,500: hours are missing, the arrow is not " --> ".',
    );
  });
});
