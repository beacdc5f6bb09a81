import { describe, expect, it } from 'vitest';
import { frameRate } from '../time/frame-rate.ts';
import { parseCsv } from './csv/csv.ts';
import { detectFormat } from './detect-format.ts';
import { parseLrc } from './lrc/lrc.ts';
import { parseMicroDvd } from './microdvd/microdvd.ts';
import { parseSbv } from './sbv/sbv.ts';
import { parseSrt } from './srt/parse-srt.ts';
import { parseWebVtt } from './webvtt/parse-webvtt.ts';
import { writeWebVtt } from './webvtt/write-webvtt.ts';

const cue = (startMs: number, endMs: number, text: string) => ({ startMs, endMs, text });
const codes = (problems: readonly { readonly code: string }[]): readonly string[] =>
  problems.map(({ code }) => code);

describe('tables of other programs', () => {
  it('of Whisper (TSV) count milliseconds, and quote nothing', () => {
    const read = parseCsv(
      'start\tend\ttext\n0\t1000\tone\n1000\t2480\t"Two," she said\n2480\t9000\t"quoted"\n',
    );
    expect(read).toEqual({
      cues: [cue(0, 1000, 'one'), cue(1000, 2480, '"Two," she said'), cue(2480, 9000, '"quoted"')],
      problems: [],
    });
    expect(parseCsv('start\tend\ttext\n0\t1000\tone\n').cues).toEqual([cue(0, 1000, 'one')]);
  });

  it('of whisper.cpp (CSV) count milliseconds, with speakers too', () => {
    expect(parseCsv('start,end,text\n0,7600," And so, my ""friends"""\n').cues).toEqual([
      cue(0, 7600, ' And so, my "friends"'),
    ]);
    expect(parseCsv('start,end,speaker,text\n0,500,1,"a"\n').cues).toEqual([
      { ...cue(0, 500, 'a'), speaker: '1' },
    ]);
  });

  it('of whole seconds stay seconds, and of milliseconds are seen by their size', () => {
    expect(parseCsv('start,end,text\n1,3,a\n4,9,b\n').cues).toEqual([
      cue(1000, 3000, 'a'),
      cue(4000, 9000, 'b'),
    ]);
    expect(parseCsv('Begin,Stop,Caption\n0,2500,a\n2500,5000,b\n').cues[1]).toEqual(cue(2500, 5000, 'b'));
    expect(parseCsv('start,end,text\n0.0,1500.0,a\n').cues).toEqual([cue(0, 1_500_000, 'a')]);
    expect(parseCsv('Start (s),End (s),Text\n0,5000,chapter\n').cues).toEqual([cue(0, 5_000_000, 'chapter')]);
  });

  it('without a header are understood by their cells', () => {
    const aeneas = 'f000001,0.000,2.680,"First line"\nf000002,2.680,5.880,Second\n';
    expect(parseCsv(aeneas)).toEqual({
      cues: [cue(0, 2680, 'First line'), cue(2680, 5880, 'Second')],
      problems: [],
    });
    expect(parseCsv('1,00:00:01.000,00:00:02.000,a\n2,00:00:03.000,00:00:04.000,b\n').cues).toEqual([
      cue(1000, 2000, 'a'),
      cue(3000, 4000, 'b'),
    ]);
    expect(parseCsv('0.5;One\n2;Two\n').cues).toEqual([cue(500, 2500, 'One'), cue(2000, 4000, 'Two')]);
  });

  it('name the speaker in many ways', () => {
    expect(parseCsv('Speaker Name,Start Time,End Time,Text\nAnn,0:01,0:02,Hi\n').cues[0]?.speaker).toBe(
      'Ann',
    );
    expect(parseCsv('speaker_id;start;end;text\nA;1,5;2,5;Hi\n').cues[0]?.speaker).toBe('A');
  });
});

describe('SubViewer and SBV', () => {
  it('end with a mark that is no text', () => {
    const file = '00:00:01.00,00:00:02.00\nHello\n\n[END SUBTITLE]\n';
    expect(parseSbv(file)).toEqual({ cues: [cue(1000, 2000, 'Hello')], problems: [] });
    expect(parseSbv('00:00:01.00,00:00:02.00\nHello\n[end subtitles]\n').cues[0]?.text).toBe('Hello');
  });

  it('are read with commas before the milliseconds', () => {
    const file = '0:00:01,000,0:00:02,000\nHello\n\n0:00:03,5,0:00:04,25\nagain\n';
    expect(parseSbv(file)).toEqual({
      cues: [cue(1000, 2000, 'Hello'), cue(3500, 4250, 'again')],
      problems: [],
    });
    expect(detectFormat('a.txt', file)?.id).toBe('sbv');
  });
});

describe('LRC with hours', () => {
  it('is read', () => {
    const file = '[01:00:01.00]One\n[01:00:03,5]Two\n[01:00:05.00]\n';
    expect(parseLrc(file).cues).toEqual([cue(3_601_000, 3_603_500, 'One'), cue(3_603_500, 3_605_000, 'Two')]);
    expect(detectFormat('a.txt', file)?.id).toBe('lrc');
    expect(parseLrc('[01:02:50]x\n[01:04:00]\n').cues).toEqual([cue(62_500, 64_000, 'x')]);
  });
});

describe('times that end in frames', () => {
  const srt = '1\n00:00:24:04 --> 00:00:29:00\na\n\n2\n00:00:33:20 --> 00:00:38:02\nb\n';

  it('are frames where the rate is told, in every format with clock times', () => {
    const frames = { frameRate: frameRate(25) };
    const expected = [cue(24_160, 29_000, 'a'), cue(33_800, 38_080, 'b')];
    const read = parseSrt(srt, frames);
    expect(read.cues).toEqual(expected);
    expect(read.problems).toEqual([{ line: 2, code: 'frames-in-times', facts: { framesPerSecond: 25 } }]);
    expect(parseWebVtt(`WEBVTT\n\n${srt}`, frames).cues).toMatchObject(expected);
    expect(parseSbv('00:00:24:04,00:00:29:00\na\n\n00:00:33:20,00:00:38:02\nb\n', frames).cues).toEqual(
      expected,
    );
    expect(
      parseCsv('Start,End,Text\n00:00:24:04,00:00:29:00,a\n00:00:33:20,00:00:38:02,b\n', frames).cues,
    ).toEqual(expected);
  });

  it('are hundredths without a rate, and it says what they look like', () => {
    const read = parseSrt(srt);
    expect(read.cues[0]).toEqual(cue(24_040, 29_000, 'a'));
    expect(read.problems).toContainEqual({
      ...{ line: 2, code: 'frames-in-times', facts: { framesPerSecond: null } },
    });
    expect(codes(parseCsv('start,end,text\n00:00:01:12,00:00:02:00,a\n').problems)).toEqual([
      'frames-in-times',
    ]);
  });

  it('are drop frame behind a semicolon', () => {
    const read = parseSrt('1\n01:00:00;00 --> 01:00:01;15\na\n', { frameRate: frameRate(30_000, 1001) });
    expect(read.cues).toEqual([cue(3_599_996, 3_601_498, 'a')]);
  });

  it('are none where one is too large or another ends in milliseconds', () => {
    const frames = { frameRate: frameRate(25) };
    const mixed = '00:00:01:10 --> 00:00:02,500\na\n';
    expect(parseSrt(mixed, frames).cues).toEqual([cue(1100, 2500, 'a')]);
    expect(parseSrt('00:00:01:80 --> 00:00:02:90\na\n', frames).cues).toEqual([cue(1800, 2900, 'a')]);
    expect(parseSrt('00:00:01,080 --> 00:00:02,090\na\n', frames).problems.map(({ code }) => code)).toEqual([
      'no-number',
    ]);
  });
});

describe('the order of time', () => {
  const times = [
    ['00:00:10', '00:00:12', 'c'],
    ['00:00:01', '00:00:03', 'a'],
    ['00:00:05', '00:00:07', 'b'],
  ] as const;
  const expected = [cue(1000, 3000, 'a'), cue(5000, 7000, 'b'), cue(10_000, 12_000, 'c')];

  it.each([
    ['SRT', parseSrt, times.map(([s, e, t], i) => `${i + 1}\n${s},000 --> ${e},000\n${t}\n\n`).join('')],
    [
      'WebVTT',
      parseWebVtt,
      `WEBVTT\n\n${times.map(([s, e, t]) => `${s}.000 --> ${e}.000\n${t}\n\n`).join('')}`,
    ],
    ['SBV', parseSbv, times.map(([s, e, t]) => `${s}.000,${e}.000\n${t}\n\n`).join('')],
    ['CSV', parseCsv, `start,end,text\n${times.map((row) => `${row.join(',')}\n`).join('')}`],
    ['MicroDVD', parseMicroDvd, '{1}{1}25\n{250}{300}c\n{25}{75}a\n{125}{175}b\n'],
  ] as const)('is made by %s, and said', (_, parse, file) => {
    const read = parse(file);
    expect(read.cues).toEqual(expected);
    expect(read.problems).toEqual([{ line: 1, code: 'put-in-order', facts: { count: 2 } }]);
  });

  it('takes along the notes of a WebVTT file that stand before a cue', () => {
    const file =
      'WEBVTT\n\nNOTE of b\n\n00:05.000 --> 00:06.000\nb\n\nNOTE of a\n\n00:01.000 --> 00:02.000\na\n\nNOTE end\n';
    const read = parseWebVtt(file);
    const written = writeWebVtt(read.cues, { extras: read.webVtt! });
    expect(written.match(/NOTE.*|^[ab]$/gm)).toEqual(['NOTE of a', 'a', 'NOTE of b', 'b', 'NOTE end']);
  });
});

describe('negative times', () => {
  it('of a whole file are moved together, and said with the amount', () => {
    const file =
      '1\n-112:-7:-40,-860 --> -112:-7:-38,-120\nRed\n\n2\n-112:-7:-37,-500 --> -112:-7:-35,-100\nBlue\n';
    const read = parseSrt(file);
    expect(read.cues).toEqual([cue(0, 2740, 'Red'), cue(3360, 5760, 'Blue')]);
    expect(read.problems).toEqual([{ line: 2, code: 'moved-to-zero', facts: { byMs: 403_660_860 } }]);
    expect(
      parseWebVtt('WEBVTT\n\n-00:05.000 --> -00:04.000\na\n\n-00:02.000 --> -00:01.500\nb\n').cues,
    ).toEqual([cue(0, 1000, 'a'), cue(3000, 3500, 'b')]);
    expect(parseSbv('-0:00:05.000,-0:00:04.000\na\n\n-0:00:02.000,-0:00:01.000\nb\n').cues).toEqual([
      cue(0, 1000, 'a'),
      cue(3000, 4000, 'b'),
    ]);
    expect(parseCsv('start,end,text\n-5.5,-4,a\n-2,-1,b\n')).toEqual({
      cues: [cue(0, 1500, 'a'), cue(3500, 4500, 'b')],
      problems: [{ line: 2, code: 'moved-to-zero', facts: { byMs: 5500 } }],
    });
  });

  it('of single cues become 0', () => {
    const read = parseSrt('1\n-00:00:01,000 --> 00:00:01,000\na\n\n2\n00:00:02,000 --> 00:00:03,000\nb\n');
    expect(read.cues).toEqual([cue(0, 1000, 'a'), cue(2000, 3000, 'b')]);
    expect(codes(read.problems)).toEqual(['times-repaired']);
    expect(parseCsv('start,end,text\n-1,1,a\n2,3,b\n').cues[0]).toEqual(cue(0, 1000, 'a'));
  });
});
