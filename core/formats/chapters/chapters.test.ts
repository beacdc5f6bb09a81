import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { ChapterFacts, ChapterMark } from './chapter-list.ts';
import { chapterFormats, readChapters } from './registry.ts';
import { writeYouTubeChapters } from './youtube-text.ts';
import { writeResolveEdl } from './resolve-edl.ts';

const facts: ChapterFacts = { durationMs: 4_000_000, name: 'talk.mp4' };
const marks: readonly ChapterMark[] = [
  { startMs: 0, title: 'Intro' },
  { startMs: 62_500, title: 'What = is; it? #1 \\ "quoted", <b> & 中文' },
  { startMs: 3_723_040, title: 'The end' },
];

/** Read back to the millisecond; those that count frames have tests of their own. */
const readable = Object.entries(chapterFormats).flatMap(([id, format]) =>
  'parse' in format && !('countsFrames' in format) ? [{ id, ...format }] : [],
);

describe('files of chapters', () => {
  it.each(readable)('$id is read back as it was written, told by its content', ({ id, extension, write }) => {
    const text = write(marks, facts);
    const read = readChapters(`talk.${extension}`, text).chapters;
    const whole = (ms: number) => (id === 'youtube-chapters' ? Math.floor(ms / 1000) * 1000 : ms);
    const kept = (title: string) => (id === 'youtube-chapters' ? title.replace('<b>', '‹b›') : title);
    expect(read).toEqual(
      marks.map(({ startMs, title }) => ({ startMs: whole(startMs), title: kept(title) })),
    );
  });

  const hostile = {
    startMs: 0,
    title: 'One\r\n[CHAPTER]\u0085two\u2028three\u0000\u001b[2J\u000bfour \ud83d',
  };
  it.each(Object.entries(chapterFormats))('%s holds no control character of a title', (_, { write }) => {
    const text = write([hostile, { startMs: 100_000, title: 'Next' }], facts);
    expect(text).not.toMatch(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029]|^\[CHAPTER\]two/mu,
    );
    expect(text.isWellFormed()).toBe(true);
  });

  // A title that reads as a time or as nothing can't be told from the line's own in prose.
  const title = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    .map((text) =>
      `A ${text.replaceAll(/[\s\0-\x1f\x7f-\x9f\u200b\ufeff]+/gu, ' ').trim()} z`.replaceAll(/ +/g, ' '),
    );
  it.each(readable.filter(({ id }) => id !== 'youtube-chapters'))(
    '$id keeps any title, and every millisecond',
    ({ write, parse }) => {
      fc.assert(
        fc.property(
          fc.uniqueArray(fc.record({ startMs: fc.nat(86_400_000), title }), {
            selector: ({ startMs }) => startMs,
            minLength: 1,
            maxLength: 20,
          }),
          (chapters) => {
            const sorted = chapters.toSorted((a, b) => a.startMs - b.startMs);
            expect(parse(write(chapters, { durationMs: 90_000_000 })).chapters).toEqual(sorted);
          },
        ),
        { numRuns: 50 },
      );
    },
  );

  it.each([
    ['00:00 - Intro\n\n2:05 – Body\n1:02:03 — End', [0, 125_000, 3_723_000], ['Intro', 'Body', 'End']],
    ['Chapters:\n(0:00) Intro\n[2:05] Body', [0, 125_000], ['Intro', 'Body']],
    ['1. 0:00 Intro\n2. 2:05: Body', [0, 125_000], ['Intro', 'Body']],
    ['Intro 0:00\nBody - 2:05', [0, 125_000], ['Intro', 'Body']],
    ['• 0:00 Intro\r\nWatch 3 more at 99:99\r\n• 2:05 Body', [0, 125_000], ['Intro', 'Body']],
    ['2:05 Body\n0:00 Intro', [0, 125_000], ['Intro', 'Body']],
  ])('reads a description as people write it: %j', (text, starts, titles) => {
    const { chapters } = readChapters('description.txt', text);
    expect(chapters.map(({ startMs }) => startMs)).toEqual(starts);
    expect(chapters.map(({ title: found }) => found)).toEqual(titles);
  });

  it.each([
    ['start,title\n0,Intro\n62.5,Body', 'a.csv'],
    ['Title;Start\nIntro;0:00\nBody;1:02.500', 'a.csv'],
    ['Name\tStart\tDuration\r\nIntro\t0:00.000\t0:00.000\r\nBody\t1:02.500\t0:00.000', 'a.txt'],
    ['0:00,Intro\n0:01:02.500,Body', 'a.csv'],
  ])('reads any table of times and titles: %j', (text, name) => {
    expect(readChapters(name, text).chapters).toEqual([
      { startMs: 0, title: 'Intro' },
      { startMs: 62_500, title: 'Body' },
    ]);
  });

  it('reads what ffmpeg and podcasts write in other ways', () => {
    const ffmpeg =
      ';FFMETADATA1\r\ntitle=x\r\n[CHAPTER]\r\nTIMEBASE=1/48000\r\nSTART=96000\r\nEND=1\r\ntitle=a\\\r\nb';
    expect(readChapters('x', ffmpeg).chapters).toEqual([{ startMs: 2000, title: 'a b' }]);
    const podcast =
      '{"chapters":[{"startTime":"12.5","title":"A"},{"startTime":13,"toc":false},{"startTime":-1}]}';
    expect(readChapters('x.json', podcast).chapters).toEqual([{ startMs: 12_500, title: 'A' }]);
  });

  it.each([
    '',
    'no chapters here',
    '{"chapters":[]}',
    '{"cues":[]}',
    'a,b\nc,d',
    ';FFMETADATA1\ntitle=x',
    '\0'.repeat(99),
  ])('says that there are none in %j', (text) => {
    expect(() => readChapters('x.csv', text)).toThrow(expect.objectContaining({ code: 'bad-subtitle' }));
  });

  it('does not grow faster than a hostile file', () => {
    const texts = [
      '0:00 '.repeat(200_000),
      '\\'.repeat(1_000_000),
      `;FFMETADATA1\n${'\\'.repeat(1_000_000)}x`,
      '['.repeat(90),
      'CHAPTER1='.repeat(100_000),
    ];
    for (const text of [
      ...texts,
      `;FFMETADATA1\n${'[CHAPTER]\nSTART=9\n'.repeat(50_000)}`,
      '1:00 a\n'.repeat(100_000),
    ]) {
      const before = performance.now();
      try {
        expect(readChapters('x', text).chapters.length).toBeLessThanOrEqual(10_000);
      } catch (error) {
        expect(error).toMatchObject({ code: 'bad-subtitle' });
      }
      expect(performance.now() - before).toBeLessThan(2000);
    }
  });
});

describe('chapters for editing programs', () => {
  it('YouTube gets whole seconds that are not too late, with hours where the video has them', () => {
    expect(writeYouTubeChapters(marks.slice(0, 2), { durationMs: 100_000 })).toMatch(
      /^0:00 Intro\n1:02 What/,
    );
    expect(writeYouTubeChapters(marks, facts)).toMatch(/^0:00:00 Intro\n0:01:02 .*\n1:02:03 The end\n$/);
  });

  it('timecodes begin where the source begins and drop numbers where it does', () => {
    const edl = writeResolveEdl([{ startMs: 60_060, title: 'A | B' }], {
      ...{ durationMs: 120_000, frameRate: { numerator: 30_000, denominator: 1001 } },
      ...{ startTimecode: '01:00:00;00', name: 'clip' },
    });
    expect(edl).toBe(
      'TITLE: clip\nFCM: DROP FRAME\n\n001  001      V     C        01:01:00;02 01:01:00;03 01:01:00;02 01:01:00;03\n' +
        ' |C:ResolveColorBlue |M:A / B |D:1\n\n',
    );
  });

  it.each(Object.entries(chapterFormats))(
    '%s is the same text as before',
    async (id, { extension, write }) => {
      const text = write(marks, {
        ...{
          ...facts,
          frameRate: { numerator: 24_000, denominator: 1001 },
          startTimecode: '01:00:00:00',
          language: 'en',
        },
        pictureSize: { width: 1280, height: 720 },
      });
      await expect(text).toMatchFileSnapshot(`testing/${id}.${extension}`);
    },
  );
});
