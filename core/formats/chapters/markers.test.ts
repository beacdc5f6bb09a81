import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameRate, framesPerSecond, frameToMs, nearestFrame } from '../../time/frame-rate.ts';
import { chapterNotes } from './chapter-losses.ts';
import type { ChapterFacts } from './chapter-list.ts';
import { parseFcpxmlChapters } from './fcpxml-markers.ts';
import { editingRate } from '../../time/frame-clock.ts';
import { framedChapters } from './marker-frames.ts';
import { parseMarkerEdl } from './marker-edl.ts';
import { chapterFormatForFile, chapterFormats, readChapters } from './registry.ts';

const rates = {
  '23.976': frameRate(24_000, 1001),
  '25': frameRate(25),
  '29.97': frameRate(30_000, 1001),
  '59.94': frameRate(60_000, 1001),
  '60': frameRate(60),
};

describe('markers for editing programs', () => {
  it.each([
    ['29.97', '01:00:00;00', 60_060, '01:01:00;02'],
    ['29.97', '00:00:00;00', 600_600, '00:10:00;18'],
    ['59.94', '01:00:00;00', 60_060, '01:01:00;04'],
    ['59.94', '10:00:00:00', 60_060, '10:01:00:00'],
    ['23.976', '01:00:00:00', 60_060, '01:01:00:00'],
    // A timecode can't drop frames at these rates.
    ['25', '01:00:00;00', 60_000, '01:01:00:00'],
    ['60', '01:00:00;00', 60_000, '01:01:00:00'],
    ['25', '23:59:59:24', 40, '00:00:00:00'],
    // A file that says nonsense has none.
    ['25', 'whenever', 1000, '00:00:01:00'],
  ] as const)('at %s a video from %s has at %i ms the timecode %s', (rate, startTimecode, startMs, at) => {
    const facts = { durationMs: 3_600_000, frameRate: rates[rate], startTimecode };
    const { chapters, timecodeAt } = framedChapters([{ startMs, title: '' }], facts);
    expect(timecodeAt(chapters[0]!.startFrame)).toBe(at);
  });

  it('count at the rate of a timeline where that of the recording is none, and say so', () => {
    const odd = frameRate(29_830, 1000);
    expect(editingRate(odd)).toEqual(rates['29.97']);
    for (const rate of [...Object.values(rates), frameRate(15), frameRate(120_000, 1001)]) {
      expect(editingRate(rate)).toEqual(rate);
    }
    const notes = chapterNotes([{ startMs: 0, title: 'A' }], 'fcp7-markers', {
      durationMs: 1,
      frameRate: odd,
    });
    expect(notes).toEqual([
      {
        code: 'frame-rate-rounded',
        facts: { format: 'FCP7 XML', framesPerSecond: 29.83, counted: framesPerSecond(rates['29.97']) },
      },
    ]);
  });

  const title = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    .map((text) => `A ${text.replaceAll(/[\s\0-\x1f\x7f-\x9f\u200b\ufeff\ufffe\uffff|]+/gu, ' ').trim()} z`)
    .map((text) => text.replaceAll(/ +/g, ' ').toWellFormed());
  it.each(['resolve-edl', 'fcpxml-chapters'] as const)('%s comes back to the frame, at any rate', (id) => {
    const { write, parse } = chapterFormats[id];
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(rates)),
        fc.constantFrom('00:00:00:00', '01:00:00:00', '01:00:00;00', '10:11:12;14'),
        fc.uniqueArray(fc.record({ startMs: fc.nat(30_000_000), title }), {
          selector: ({ startMs }) => startMs,
          minLength: 1,
        }),
        (rate, startTimecode, chapters) => {
          const facts = { durationMs: 40_000_000, frameRate: rate, startTimecode };
          const onFrames = chapters
            .map((chapter) => ({ ...chapter, startMs: frameToMs(nearestFrame(chapter.startMs, rate), rate) }))
            .toSorted((a, b) => a.startMs - b.startMs);
          expect(parse(write(onFrames, facts), facts).chapters).toEqual(onFrames);
        },
      ),
      {
        numRuns: 50,
        // Frame 98,748 of 23.976 begins half way between two milliseconds.
        examples: [[rates['23.976'], '00:00:00:00', [{ startMs: 4_118_594, title: 'A z' }]]],
      },
    );
  });

  it('of a project are placed on its sequence, through clips and what hangs on them', () => {
    const project = `<?xml version="1.0"?><!DOCTYPE fcpxml><fcpxml version="1.11"><library><event><project>
      <sequence tcStart="3600s"><spine>
        <asset-clip offset="3600s" start="100s" duration="20s">
          <chapter-marker start="105s" duration="1/25s" value="Five &amp; six" posterOffset="0s"/>
          <marker start="101s" value="To do"/>
          <title lane="1" offset="110s" start="0s"><chapter-marker start="2s" value="Twelve"/></title>
          <chapter-marker start="soon" value="Never"/>
        </asset-clip>
        <clip offset="3620s" start="0s"><chapter-marker start="3s" value="Twenty-three"/></clip>
      </spine></sequence></project></event></library></fcpxml>`;
    const read = readChapters('edit.fcpxml', project);
    expect(read.chapters).toEqual([
      { startMs: 5000, title: 'Five & six' },
      { startMs: 12_000, title: 'Twelve' },
      { startMs: 23_000, title: 'Twenty-three' },
    ]);
    expect(read.problems).toEqual([{ line: 1, code: 'chapters-untimed', facts: { count: 1 } }]);
  });

  it('of a list of edits count from where its timeline begins', () => {
    const edl = (at: string) =>
      `TITLE: Timeline 1\nFCM: NON-DROP FRAME\n\n001  001      V     C        ${at} 01:00:10:01 ${at} 01:00:10:01  \n |C:ResolveColorRed |M:Part two |D:1\n\n`;
    const at = (text: string, options = {}) =>
      readChapters('markers.edl', text, { frameRate: frameRate(25), ...options }).chapters;
    expect(at(edl('01:00:10:05'))).toEqual([{ startMs: 10_200, title: 'Part two', beginsPart: true }]);
    expect(at(edl('00:00:10:05'))[0]?.startMs).toBe(10_200);
    expect(at(edl('10:00:10:05'), { startTimecode: '10:00:00:00' })[0]?.startMs).toBe(10_200);
  });

  it.each([
    ['<fcpxml>'.repeat(100_000), parseFcpxmlChapters],
    ['<fcpxml><spine offset="1s">'.repeat(100_000), parseFcpxmlChapters],
    [`<fcpxml>${'<marker start="1s"/>'.repeat(100_000)}`, parseFcpxmlChapters],
    [`TITLE: x\n |C:ResolveColorRed\n${' |C:ResolveColorRed |M:'.repeat(100_000)}`, parseMarkerEdl],
    [`TITLE: x\n${' |C:ResolveColorRed |M:a |D:1\n'.repeat(100_000)}`, parseMarkerEdl],
  ])('does not grow faster than a hostile file', (text, parse) => {
    const before = performance.now();
    expect(parse(text).chapters.length).toBeLessThanOrEqual(10_000);
    expect(performance.now() - before).toBeLessThan(2000);
  });
});

describe('what a file of chapters can not hold', () => {
  const facts: ChapterFacts = { durationMs: 100_000, frameRate: frameRate(25) };
  const parts = [
    { startMs: 0, title: 'One', beginsPart: true as const },
    { startMs: 10_000, title: 'Two' },
  ];

  it('is told: parts where there is one level, brackets and length for YouTube', () => {
    const codes = (id: keyof typeof chapterFormats, chapters: Parameters<typeof chapterNotes>[0]) =>
      chapterNotes(chapters, id, facts).map(({ code }) => code);
    expect(codes('ogm', parts)).toEqual(['chapter-parts-left-out']);
    expect(codes('csv-chapters', parts)).toEqual([]);
    expect(codes('resolve-edl', parts)).toEqual([]);
    expect(codes('youtube-chapters', [{ startMs: 0, title: 'a <b>' }])).toEqual(['characters-lacking']);
    const many = Array.from({ length: 300 }, (_, at) => ({ startMs: at * 10_000, title: 'A long title' }));
    expect(codes('youtube-chapters', many)).toEqual(['description-too-long']);
    expect(codes('ffmetadata', [])).toEqual(['no-chapters']);
  });

  it('a table keeps parts, and says where the last chapter ends', () => {
    const { write, parse } = chapterFormats['csv-chapters'];
    expect(parse(write(parts, facts))).toEqual({ chapters: parts, endMs: 100_000, problems: [] });
  });

  it('pictures and links of a podcast are left out and said', () => {
    const text = '{"chapters":[{"startTime":1,"title":"A","img":"a.png","url":"b"},{"title":"no time"}]}';
    expect(readChapters('a.json', text)).toEqual({
      chapters: [{ startMs: 1000, title: 'A' }],
      problems: [
        { line: 1, code: 'chapter-fields-left-out', facts: { fields: ['pictures', 'links'] } },
        { line: 1, code: 'chapters-untimed', facts: { count: 1 } },
      ],
    });
  });

  it.each([
    [
      'Marker Name\tDescription\tIn\tOut\tDuration\tMarker Type\n"Quoted\t\t00:01:02:12\t00:01:02:12\t0\tChapter',
      '"Quoted',
    ],
    ['0:00 - 1:02 Intro\n1:02 - 2:00 Body', 'Intro'],
    ['[Intro] 0:00\n[Body] 1:02', '[Intro]'],
    ['time,title\n0:00,"One; two"\n1:02,Body', 'One; two'],
  ])('reads also %j', (text, first) => {
    const { chapters } = readChapters('list.txt', text, { frameRate: frameRate(25) });
    expect(chapters[0]?.title).toBe(first);
    expect(chapters.at(-1)?.startMs).toBeGreaterThanOrEqual(62_000);
  });

  it.each([
    ['talk.chapters.txt', 'youtube-chapters'],
    ['/a/Talk.MARKERS.EDL', 'resolve-edl'],
    ['cut.edl', 'resolve-edl'],
    ['talk.otio', 'otio'],
    ['talk.txt', null],
    ['talk.vtt', null],
    ['talk.fcpxml', null],
  ])('the name %s is that of %s', (name, id) => {
    expect(chapterFormatForFile(name)).toBe(id);
  });
});
