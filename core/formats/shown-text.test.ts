/** Shown text is what was meant to be shown; the rest is in the report. */
import { describe, expect, it } from 'vitest';
import { problem } from '../format-problems.ts';
import { formatById } from './registry.ts';
import { parseSrt } from './srt/parse-srt.ts';
import { writeSrt } from './srt/write-srt.ts';
import { parseWebVtt } from './webvtt/parse-webvtt.ts';

const srtCue = (text: string): string => `1\n00:00:01,000 --> 00:00:02,000\n${text}\n`;
const vttCue = (text: string): string => `WEBVTT\n\n00:01.000 --> 00:02.000\n${text}\n`;
const srtText = (text: string): string | undefined => parseSrt(srtCue(text)).cues[0]?.text;
const vttText = (text: string): string | undefined => parseWebVtt(vttCue(text)).cues[0]?.text;

describe('tags that are none of ours', () => {
  it.each([
    ['a <foo>word</foo>', 'a word'],
    ['<foo.bar baz>word', 'word'],
    ['<p align="center">word</p>', 'word'],
    ['I <3 you', 'I <3 you'],
    ['the &lt;foo> tag', 'the <foo> tag'],
  ])('in WebVTT: %j is read as %j', (raw, text) => {
    expect(vttText(raw)).toBe(text);
  });

  it.each([
    ['one<br>two<br/>three<BR />four', 'one\ntwo\nthree\nfour'],
    ['H<sub>2</sub>O <p>is</p> <small>water', 'H2O is water'],
    ['a <foo>word</foo>', 'a word'],
    ['<sighs> I know', '<sighs> I know'],
    ['{y:i}sung{Y:b,i}', 'sung'],
    ['one\\Ntwo\\hthree', 'one\ntwo\u00a0three'],
    ['C:\\News', 'C:\\News'],
  ])('in SRT: %j is read as %j', (raw, text) => {
    expect(srtText(raw)).toBe(text);
  });

  it('are said once for a file', () => {
    const { problems } = parseWebVtt(`${vttCue('a <foo>b</foo>')}\n00:03.000 --> 00:04.000\n<bar>c\n`);
    expect(problems).toEqual([problem(4, 'tags-left-out', { quote: '<foo>', count: 3 })]);
    expect(parseSrt(srtCue('<p>x</p>')).problems).toEqual([
      problem(3, 'tags-left-out', { quote: '<p>', count: 2 }),
    ]);
  });

  it('stay a text where a text means them, through SRT and back', () => {
    for (const text of [
      'a <p>b</p>',
      '<br>',
      'x \\N y',
      '{y:i}',
      '&amp;',
      '&\u2060amp;',
      '<\u2060p>',
      'C:\\N',
    ]) {
      const cue = { startMs: 1000, endMs: 2000, text };
      expect(parseSrt(writeSrt([cue])).cues).toEqual([cue]);
    }
  });
});

describe('character references', () => {
  it.each([
    ['&copy; &eacute; &Auml; &hearts;', '\u00a9 \u00e9 \u00c4 \u2665'],
    ['&amp;lt;b&amp;gt;', '&lt;b&gt;'],
    ['AT&T &bogus; &', 'AT&T &bogus; &'],
    ['&lt;b&gt;', '&lt;b>'],
  ])('%j is read as %j, in WebVTT as in SRT', (raw, text) => {
    expect(vttText(raw)).toBe(text);
    expect(srtText(raw)).toBe(text);
  });

  it('in SRT are read and said', () => {
    const { cues, problems } = parseSrt(
      '1\n00:00:01,000 --> 00:00:03,000\nSalt &amp; pepper&nbsp;mill\n\n' +
        '2\n00:00:04,000 --> 00:00:06,000\nShe said &quot;no&quot; &lt;3 it&#39;s fine\n',
    );
    expect(cues.map(({ text }) => text)).toEqual(['Salt & pepper\u00a0mill', 'She said "no" <3 it\'s fine']);
    expect(problems).toEqual([problem(3, 'references-read', { count: 6 })]);
  });

  it('in lyrics are read, and survive where they are meant', () => {
    const lrc = formatById('lrc')!;
    expect(lrc.parse!('[00:01.00]Tom &amp; Ann').cues[0]?.text).toBe('Tom & Ann');
    const cues = [{ startMs: 1000, endMs: 2000, text: 'the code &amp;' }];
    expect(lrc.parse!(lrc.write({ cues })).cues).toEqual(cues);
  });

  it('of no character become the one for it', () => {
    expect(vttText('a\0b')).toBe('a\ufffdb');
  });
});

describe('what follows the times', () => {
  it.each([
    ['align:start foo', 'align:start', 'foo'],
    ['line: 0', '', 'line: 0'],
    ['align:', '', 'align:'],
    ['position:1% ,center line:0', 'position:1% line:0', ',center'],
    ['x_pos:3', '', 'x_pos:3'],
    ['align=start', '', 'align=start'],
    ['Hello there', '', 'Hello there'],
  ])('in WebVTT is never text: %j', (rest, settings, leftOut) => {
    const { cues, problems } = parseWebVtt(`WEBVTT\n\n00:01.000 --> 00:02.000 ${rest}\nhello\n`);
    expect(cues).toEqual([
      { startMs: 1000, endMs: 2000, text: 'hello', ...(settings === '' ? {} : { settings }) },
    ]);
    expect(problems).toEqual([problem(3, 'settings-left-out', { quote: leftOut })]);
  });

  it.each([
    ['00:00:13,980 --> 00:00:19xyz,580', 19_580],
    ['00:00:13,980 --> 00:00:1o9,580', 19_580],
    ['00:00:13,980 --> 00:x00:19,5', 19_500],
  ])('is no piece of a damaged end: %j', (times, endMs) => {
    const { cues, problems } = parseSrt(`1\n${times}\nThe kettle is on.\n`);
    expect(cues).toEqual([{ startMs: 13_980, endMs, text: 'The kettle is on.' }]);
    expect(problems).toEqual([
      problem(2, 'times-repaired', { startMs: 13_980, endMs, repairs: ['stray-characters'] }),
    ]);
  });

  it('is not a piece of a damaged end in WebVTT either', () => {
    const { cues } = parseWebVtt('WEBVTT\n\n00:00:00.000 --> 00:00:x01.000\nhello\n');
    expect(cues).toEqual([{ startMs: 0, endMs: 1000, text: 'hello' }]);
  });
});

describe('times', () => {
  it.each([
    ['2.5 --> 4.0', 2500, 4000],
    ['02.345 --> 00:03.456', 2345, 3456],
    ['00:02.345 --> 3,456', 2345, 3456],
  ])('without a colon are seconds: %j', (times, startMs, endMs) => {
    expect(parseSrt(`1\n${times}\nx\n`).cues).toEqual([{ startMs, endMs, text: 'x' }]);
    expect(parseWebVtt(`WEBVTT\n\n00:01.000 --> 00:02.000\na\n\n${times}\nx\n`).cues[1]).toEqual({
      ...{ startMs, endMs, text: 'x' },
    });
  });

  it.each([
    '\u0660\u0660:\u0660\u0660:\u0660\u0661,\u0665\u0660\u0660 --> \u0660\u0660:\u0660\u0660:\u0660\u0662,\u0665\u0660\u0660',
    '\uff10\uff10\uff1a\uff10\uff10\uff1a\uff10\uff11\uff0c\uff15\uff10\uff10 \uff0d\uff0d\uff1e 00\uff1a00\uff1a02\uff0c500',
    '\u0966\u0966:\u0966\u0966:\u0966\u0967,\u096b\u0966\u0966 --> 00:00:02,500',
  ])('may be written in the digits and marks of another script: %s', (times) => {
    const { cues, problems } = parseSrt(`1\n${times}\nx\n`);
    expect(cues).toEqual([{ startMs: 1500, endMs: 2500, text: 'x' }]);
    expect(problems).toMatchObject([{ code: 'times-repaired', facts: { repairs: ['other-script'] } }]);
  });

  it('inside a style sheet start no cue, but with the arrow of the standard', () => {
    const sheet = (arrow: string): string =>
      `WEBVTT\n\nSTYLE\n00:00:01.000 ${arrow} 00:00:02.000\n::cue {}\n\n00:05.000 --> 00:06.000\nx\n`;
    expect(parseWebVtt(sheet('-- >')).cues).toHaveLength(1);
    expect(parseWebVtt(sheet('-->')).cues).toHaveLength(2);
  });
});

describe('numbers without a cue', () => {
  const door = '1\n00:00:06,000 --> 00:00:12,074\nThe door is open.\n\n';
  const window = '00:11:49,412 --> 00:11:52,858\nThe window is shut.\n';

  it('are left out at the end of a file that was cut off', () => {
    const { cues, problems } = parseSrt(`${door}2`);
    expect(cues.map(({ text }) => text)).toEqual(['The door is open.']);
    expect(problems).toEqual([problem(5, 'lone-number', { number: 2 })]);
  });

  it('are left out between two cues', () => {
    const { cues, problems } = parseSrt(`${door}2\n\n2\n${window}`);
    expect(cues.map(({ text }) => text)).toEqual(['The door is open.', 'The window is shut.']);
    expect(problems).toEqual([problem(5, 'lone-number', { number: 2 })]);
  });

  it('take the text along whose times are missing', () => {
    const { cues, problems } = parseSrt(`${door}2\nlost\n\n3\n${window}`);
    expect(cues.map(({ text }) => text)).toEqual(['The door is open.', 'The window is shut.']);
    expect(problems).toEqual([problem(5, 'untimed-left-out', { quote: 'lost', lacks: 'times' })]);
    expect(parseSrt(`${door}2\nlost\n\n3\nlost, too\n\n4\n${window}`).problems).toHaveLength(2);
  });

  it('are text where the file counts without them', () => {
    const texts = (body: string): readonly string[] => parseSrt(body).cues.map(({ text }) => text);
    expect(texts(`${door}2\nof them\n\n2\n${window}`)[0]).toBe('The door is open.\n\n2\nof them');
    expect(texts(`${door}42\n\n2\n${window}`)[0]).toBe('The door is open.\n\n42');
  });
});

describe('blank lines', () => {
  it('by the thousand are no text', () => {
    const blank = '\n'.repeat(130_000);
    for (const read of [
      parseWebVtt(vttCue(`hello${blank}the end`)),
      parseSrt(srtCue(`hello${blank}the end`)),
    ]) {
      expect(read.cues[0]?.text).toBe('hello\n\nthe end');
      expect(read.problems).toMatchObject([{ code: 'blank-lines-left-out' }]);
    }
  });

  it('and lines of any number are written', () => {
    const cues = [{ startMs: 0, endMs: 1000, text: 'x\n'.repeat(200_000) }];
    for (const id of ['srt', 'vtt', 'ass', 'ttml', 'sbv', 'lrc', 'microdvd', 'csv', 'json', 'txt']) {
      expect(() => formatById(id)!.write({ cues })).not.toThrow();
    }
  });
});
