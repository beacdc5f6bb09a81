import { describe, expect, it } from 'vitest';
import { problem } from '../../format-problems.ts';
import { parseSrt } from './parse-srt.ts';

const lines = (...parts: string[]): string => parts.join('\n');
const cue = (startMs: number, endMs: number, text: string) => ({ startMs, endMs, text });

describe('reading SRT', () => {
  it('reads a correct file without a word', () => {
    const text = lines(
      '1',
      '00:00:01,000 --> 00:00:02,500',
      'One',
      'two',
      '',
      '2',
      '01:00:00,000 --> 01:00:01,000',
      'x',
      '',
    );
    expect(parseSrt(text)).toEqual({
      cues: [cue(1000, 2500, 'One\ntwo'), cue(3_600_000, 3_601_000, 'x')],
      problems: [],
    });
  });

  it.each([
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('reads %s line ends and a byte order mark', (_, end) => {
    const text = `\ufeff1${end}00:00:01,000 --> 00:00:02,000${end}One${end}two${end}${end}2${end}00:00:03,000 --> 00:00:04,000${end}x`;
    expect(parseSrt(text)).toEqual({
      cues: [cue(1000, 2000, 'One\ntwo'), cue(3000, 4000, 'x')],
      problems: [],
    });
  });

  it('keeps tags and overrides as they are', () => {
    const text = lines(
      '1',
      '00:00:01,000 --> 00:00:02,000',
      '{\\an8}<i>One</i> <font color="red">&amp; 2</font> <3',
    );
    expect(parseSrt(text).cues[0]?.text).toBe('{\\an8}<i>One</i> <font color="red">& 2</font> <3');
    expect(parseSrt(text).problems).toEqual([problem(3, 'references-read', { count: 1 })]);
  });

  it.each([
    ['00:00:01.000 --> 00:00:02.500', 1000, 2500, 'wants-comma' as const],
    ['00:01,000 --> 00:02,500', 1000, 2500, 'no-hours' as const],
    ['00:00:01 --> 00:00:02', 1000, 2000, 'no-milliseconds' as const],
    ['00:00:01,5 --> 00:00:02,50', 1500, 2500, 'odd-digits' as const],
    ['0:0:1,000 --> 0:0:2,000', 1000, 2000, 'odd-digits' as const],
    ['00:00:01,000-->00:00:02,000', 1000, 2000, 'odd-arrow' as const],
    ['00:00:01,000  ->  00:00:02,000', 1000, 2000, 'odd-arrow' as const],
    ['00:00:01,000 \u2014> 00:00:02,000', 1000, 2000, 'odd-arrow' as const],
    ['00:00:01,000 - -> 00:00:02,000', 1000, 2000, 'odd-arrow' as const],
    ['00: 00: 01, 000 --> 00: 00: 02, 000', 1000, 2000, 'odd-digits' as const],
    ['7 00:00:01,000 --> 00:00:02,000', 1000, 2000, 'odd-digits' as const],
    ['00:00:05,000 --> 00:00:03,000', 3000, 5000, 'exchanged' as const],
    ['-00:00:01,000 --> 00:00:03,000', 0, 3000, 'negative' as const],
    ['00:00:-5,000 --> 00:00:01,000', 0, 1000, 'negative' as const],
  ])('repairs %j and says so', (times, startMs, endMs, repair) => {
    const { cues, problems } = parseSrt(lines('1', times, 'x', ''));
    expect(cues).toEqual([cue(startMs, endMs, 'x')]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toEqual(problem(2, 'times-repaired', { startMs, endMs, repairs: [repair] }));
  });

  it('takes times with a space after them as they are', () => {
    expect(parseSrt('1\n00:00:01,000 --> 00:00:02,000 \nx').cues).toEqual([cue(1000, 2000, 'x')]);
  });

  it('keeps coordinates and settings after the times, and takes other words for text', () => {
    const times = '00:00:01,000 --> 00:00:02,000';
    expect(parseSrt(lines('1', `${times} X1:63 X2:223 Y1:43 Y2:58`, 'x')).cues[0]?.settings).toBe(
      'X1:63 X2:223 Y1:43 Y2:58',
    );
    expect(parseSrt(lines('1', `${times} align:start position:0%`, 'x')).cues[0]?.settings).toBe(
      'align:start position:0%',
    );
    const { cues, problems } = parseSrt(lines('1', `${times} Hello there`, 'x'));
    expect(cues[0]?.text).toBe('Hello there\nx');
    expect(problems).toEqual([problem(2, 'text-after-times', { quote: 'Hello there' })]);
  });

  it('names missing and wrong numbers, once each', () => {
    const at = (second: number): string => `00:00:0${second},000 --> 00:00:0${second},900`;
    const { cues, problems } = parseSrt(
      lines('5', at(1), 'a', '', at(2), 'b', '', '9', at(3), 'c', '', '10', at(4), 'd'),
    );
    expect(cues.map((each) => each.text)).toEqual(['a', 'b', 'c', 'd']);
    expect(problems).toEqual([
      problem(5, 'no-number'),
      problem(8, 'wrong-number', { found: 9, expected: 7 }),
    ]);
  });

  it('keeps blank lines and numbers inside a text', () => {
    const { cues, problems } = parseSrt(
      lines(
        '1',
        '00:00:01,000 --> 00:00:02,000',
        '1984',
        '',
        'a year',
        '42',
        '',
        '',
        '2',
        '00:00:03,000 --> 00:00:04,000',
        'x',
      ),
    );
    expect(cues.map((each) => each.text)).toEqual(['1984\n\na year\n42', 'x']);
    expect(problems).toEqual([problem(4, 'blank-inside-text')]);
  });

  it('reads cues that no blank line separates', () => {
    const { cues, problems } = parseSrt(
      lines(
        '1',
        '00:00:01,000 --> 00:00:02,000',
        'a',
        '2',
        '00:00:03,000 --> 00:00:04,000',
        'b',
        '00:00:05,000 --> 00:00:06,000',
        'c',
      ),
    );
    expect(cues.map((each) => each.text)).toEqual(['a', 'b', 'c']);
    expect(problems.map(({ line }) => line)).toEqual([4, 7, 7]);
  });

  it('reads a file with a blank line after every line', () => {
    const text = lines(
      '1',
      '',
      '00:00:01,000 --> 00:00:02,000',
      '',
      'a',
      '',
      '2',
      '',
      '00:00:03,000 --> 00:00:04,000',
      '',
      'b',
    );
    expect(parseSrt(text).cues).toEqual([cue(1000, 2000, 'a'), cue(3000, 4000, 'b')]);
  });

  it('leaves garbage before the first cue out', () => {
    const { cues, problems } = parseSrt(
      lines('Subtitles by nobody', '', '1', '00:00:01,000 --> 00:00:02,000', 'a'),
    );
    expect(cues).toEqual([cue(1000, 2000, 'a')]);
    expect(problems).toEqual([problem(1, 'before-first-cue', { quote: 'Subtitles by nobody' })]);
  });

  it('gives a cue with an unreadable end two seconds, or up to the next cue', () => {
    const { cues, problems } = parseSrt(
      lines(
        '1',
        '00:00:01,000 --> 00:00:xx',
        'a',
        '',
        '2',
        '00:00:02,000 --> ',
        'b',
        '',
        '3',
        '00:00:09,000 --> 00:00:10,000',
        'c',
      ),
    );
    expect(cues).toEqual([cue(1000, 2000, 'a'), cue(2000, 4000, 'b'), cue(9000, 10_000, 'c')]);
    expect(problems.map(({ line }) => line)).toEqual([2, 6]);
  });

  it('leaves out a cue whose times cannot be read, without spoiling its neighbours', () => {
    const { cues, problems } = parseSrt(
      lines(
        '1',
        '00:00:01,000 --> 00:00:02,000',
        'a',
        '',
        '2',
        '0x:00 --> 12',
        'b',
        '',
        '3',
        '00:00:09,000 --> 00:00:10,000',
        'c',
      ),
    );
    expect(cues.map((each) => each.text)).toEqual(['a', 'c']);
    expect(problems).toEqual([problem(6, 'times-unreadable')]);
  });

  it('takes an arrow in a sentence for text', () => {
    const { cues, problems } = parseSrt(
      lines('1', '00:00:01,000 --> 00:00:02,000', 'From A --> B', '', '3 --> 4', ''),
    );
    expect(cues[0]?.text).toBe('From A --> B\n\n3 --> 4');
    expect(problems.map(({ line }) => line)).toEqual([4]);
  });

  it('keeps a cue without text and names it', () => {
    const { cues, problems } = parseSrt(
      lines('1', '00:00:01,000 --> 00:00:02,000', '', '2', '00:00:03,000 --> 00:00:04,000', 'b'),
    );
    expect(cues).toEqual([cue(1000, 2000, ''), cue(3000, 4000, 'b')]);
    expect(problems).toEqual([problem(2, 'no-text')]);
  });

  it.each(['', '\n\n', 'hello', '1\n2\n3', '\ufeff'])('finds no cue in %j and says so', (text) => {
    expect(parseSrt(text).cues).toEqual([]);
    expect(parseSrt(text).problems.at(-1)?.code).toBe('nothing-found');
  });
});
