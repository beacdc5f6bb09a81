import { describe, expect, it } from 'vitest';
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
    expect(parseSrt(text).cues[0]?.text).toBe('{\\an8}<i>One</i> <font color="red">&amp; 2</font> <3');
    expect(parseSrt(text).problems).toEqual([]);
  });

  it.each([
    ['00:00:01.000 --> 00:00:02.500', 1000, 2500, '"," must stand before milliseconds'],
    ['00:01,000 --> 00:02,500', 1000, 2500, 'hours are missing'],
    ['00:00:01 --> 00:00:02', 1000, 2000, 'milliseconds are missing'],
    ['00:00:01,5 --> 00:00:02,50', 1500, 2500, 'their digits are unusual'],
    ['0:0:1,000 --> 0:0:2,000', 1000, 2000, 'their digits are unusual'],
    ['00:00:01,000-->00:00:02,000', 1000, 2000, 'the arrow is not " --> "'],
    ['00:00:01,000  ->  00:00:02,000', 1000, 2000, 'the arrow is not " --> "'],
    ['00:00:01,000 \u2014> 00:00:02,000', 1000, 2000, 'the arrow is not " --> "'],
    ['00:00:01,000 - -> 00:00:02,000', 1000, 2000, 'the arrow is not " --> "'],
    ['00: 00: 01, 000 --> 00: 00: 02, 000', 1000, 2000, 'their digits are unusual'],
    ['7 00:00:01,000 --> 00:00:02,000', 1000, 2000, 'their digits are unusual'],
    ['00:00:05,000 --> 00:00:03,000', 3000, 5000, 'start and end were exchanged'],
    ['-00:00:01,000 --> 00:00:03,000', 0, 3000, 'negative times were set to 0'],
    ['00:00:-5,000 --> 00:00:-1,000', 0, 0, 'negative times were set to 0'],
  ])('repairs %j and says so', (times, startMs, endMs, repair) => {
    const { cues, problems } = parseSrt(lines('1', times, 'x', ''));
    expect(cues).toEqual([cue(startMs, endMs, 'x')]);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.line).toBe(2);
    expect(problems[0]?.message).toContain(repair);
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
    expect(problems).toEqual([
      { line: 2, message: '"Hello there" after the times was taken as text of the cue.' },
    ]);
  });

  it('names missing and wrong numbers, once each', () => {
    const at = (second: number): string => `00:00:0${second},000 --> 00:00:0${second},900`;
    const { cues, problems } = parseSrt(
      lines('5', at(1), 'a', '', at(2), 'b', '', '9', at(3), 'c', '', '10', at(4), 'd'),
    );
    expect(cues.map((each) => each.text)).toEqual(['a', 'b', 'c', 'd']);
    expect(problems).toEqual([
      { line: 5, message: 'The cue has no number.' },
      { line: 8, message: 'The cue has the number 9, not 7.' },
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
    expect(problems).toEqual([{ line: 4, message: 'A blank line inside the text of a cue was kept.' }]);
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
    expect(problems).toEqual([
      { line: 1, message: '"Subtitles by nobody" before the first cue was left out.' },
    ]);
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
    expect(problems).toEqual([{ line: 6, message: 'The times cannot be read; the cue was left out.' }]);
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
    expect(problems).toEqual([{ line: 2, message: 'The cue has no text.' }]);
  });

  it.each(['', '\n\n', 'hello', '1\n2\n3', '\ufeff'])('finds no cue in %j and says so', (text) => {
    expect(parseSrt(text).cues).toEqual([]);
    expect(parseSrt(text).problems.at(-1)?.message).toMatch(/No subtitle was found/);
  });
});
