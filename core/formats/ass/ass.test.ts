import { describe, expect, it } from 'vitest';
import { defaultCaptionStyle } from '../../style/caption-style.ts';
import { problem } from '../../format-problems.ts';
import { frameRate } from '../../time/frame-rate.ts';
import { parseAss } from './parse-ass.ts';
import { writeAss } from './write-ass.ts';

const event = (text: string): string =>
  `[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\nDialogue: 0,0:00:01.00,0:00:02.50,Default,,0,0,0,,${text}\n`;
const textOf = (text: string): string | undefined => parseAss(event(text)).cues[0]?.text;

describe('the text of an event', () => {
  it.each([
    ['{\\i1}One{\\i0} two', '<i>One</i> two'],
    ['{\\b700\\u1}One{\\r} two', '<b><u>One</u></b> two'],
    ['{\\b1}a{\\i1}b{\\b0}c', '<b>a<i>b</i></b><i>c</i>'],
    // What has no counterpart stays at its place, for whoever writes ASS again; looks and places don't.
    [
      '{\\bord3\\fs40\\c&HFFFFFF&\\pos(10,20)\\t(0,500,\\i1)}plain{\\r}er',
      '{\\bord3\\fs40\\t(0,500,\\i1)}plain{\\r}er',
    ],
    [
      '{\\c&H0000FF&}red {\\1c&HFF&\\s1}struck{\\c} white',
      '<font color="#ff0000">red <s>struck</s></font><s> white</s>',
    ],
    ['{\\k20}ka{\\kf30}ra', 'kara'],
    ['{a note}shown', 'shown'],
    ['one\\Ntwo\\hthree', 'one\ntwo\u00a0three'],
    ['soft\\nbreak', 'soft break'],
    ['C:\\temp \\q', 'C:\\temp \\q'],
    ['\\{not an override\\}', '{not an override}'],
    ['\\{\\i1\\}', '{\u2060\\i1}'],
    ['a { that never ends \\i1', 'a { that never ends \\i1'],
    ['<script>alert(1)</script> <i>x</i>', '<script>alert(1)</script> &lt;i>x&lt;/i>'],
  ])('%j is read as %j', (raw, text) => {
    expect(textOf(raw)).toBe(text);
  });

  it('takes a place from the first of its overrides', () => {
    expect(parseAss(event('{\\an8}{\\an2}top')).cues[0]).toMatchObject({ text: 'top', settings: 'line:0' });
    expect(parseAss(event('{\\a10}middle')).cues[0]).toMatchObject({ settings: 'line:50%' });
    expect(parseAss(event('{\\an1}low')).cues[0]).toMatchObject({ settings: 'position:10% align:start' });
    expect(parseAss(event('{\\an2}low')).cues[0]).not.toHaveProperty('settings');
    expect(parseAss(event('{\\an7\\pos(96,72)}sign')).cues[0]).toMatchObject({
      text: 'sign',
      settings: 'line:25% position:25%,line-left align:start',
    });
  });

  it('keeps drawings beside the cues, or in the event whose text they stand in', () => {
    const { cues, problems, ass } = parseAss(
      event('{\\p1}m 0 0 l 100 0 100 100{\\p0}') + event('{\\p2}m 0 0{\\p0}Sign').split('\n').at(-2)!,
    );
    expect(cues).toMatchObject([{ text: 'Sign', ass: { raw: '{\\p2}m 0 0{\\p0}Sign' } }]);
    expect(ass?.events).toMatchObject([{ beforeCue: 0 }]);
    expect(problems).toEqual([]);
  });
});

describe('an ASS file', () => {
  it('is read with its fields in any order, its styles, its speakers and in the order of time', () => {
    const file = [
      '\ufeff[Script Info]',
      'WrapStyle: 2',
      '',
      '[V4+ Styles]',
      'Format: Name, Alignment, Italic',
      'Style: Thought,2,-1',
      'Style: Sign,8,0',
      '[Events]',
      'Format: Start, End, Text, Style, Actor',
      'Dialogue: 0:00:05.00,0:00:06.00,Later, with a comma,Sign,Bob',
      'Comment: 0:00:00.00,0:00:01.00,hidden,Sign,',
      'Dialogue: 0:00:01.00,0:00:02.00,I {\\i0}am{\\i} here\\nnow,*thought,',
    ].join('\r\n');
    const { cues, problems, ass } = parseAss(file);
    expect(cues).toEqual([
      {
        ...{ startMs: 1000, endMs: 2000, text: '<i>I </i>am<i> here\nnow</i>' },
        ass: { style: '*thought', raw: 'I {\\i0}am{\\i} here\\nnow' },
      },
      {
        ...{ startMs: 5000, endMs: 6000, text: 'Later, with a comma', speaker: 'Bob', settings: 'line:0' },
        ass: { style: 'Sign' },
      },
    ]);
    expect(ass?.events).toEqual([
      { line: 'Comment: 0,0:00:00.00,0:00:01.00,Sign,,,,,,hidden', beforeCue: 0 },
    ]);
    expect(problems).toEqual([]);
  });

  it('is read with times in frames where the rate is told, and as hundredths with a word where not', () => {
    const at = (start: string, end: string): string =>
      event('x').replace('0:00:01.00', start).replace('0:00:02.50', end);
    const file =
      `${at('0:00:01:12', '0:00:02:24')}Dialogue: 0,0:00:03:00,0:00:04:06,Default,,0,0,0,,y\n` +
      'Comment: 0,0:00:03:06,0:00:04:00,Default,,0,0,0,,note\n';
    const read = parseAss(file, { frameRate: frameRate(25) });
    expect(read.cues.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
      [1480, 2960],
      [3000, 4240],
    ]);
    expect(read.ass?.events[0]?.line).toContain('0:00:03.24,0:00:04.00');
    expect(read.problems).toEqual([problem(3, 'frames-in-times', { framesPerSecond: 25 })]);
    const unknown = parseAss(file);
    expect(unknown.cues[0]).toMatchObject({ startMs: 1120, endMs: 2240 });
    expect(unknown.problems).toEqual([problem(3, 'frames-in-times', { framesPerSecond: null })]);
    // More than the rate has: hundredths that were written with a colon.
    const many = parseAss(at('0:00:01:50', '0:00:02:75'), { frameRate: frameRate(25) });
    expect(many).toMatchObject({ cues: [{ startMs: 1500, endMs: 2750 }], problems: [] });
  });

  it('that lies before 0 as a whole is moved as a whole; a single negative time becomes 0', () => {
    const line = (start: string, end: string, kind = 'Dialogue'): string =>
      `${kind}: 0,${start},${end},Default,,0,0,0,,x\n`;
    const moved = parseAss(
      `[Events]\n${line('-0:00:10.00', '-0:00:08.00')}${line('-0:00:09.00', '-0:00:08.50', 'Comment')}` +
        line('-0:00:05.00', '-0:00:04.50'),
    );
    expect(moved.cues.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
      [0, 2000],
      [5000, 5500],
    ]);
    expect(moved.ass?.events[0]?.line).toContain('0:00:01.00,0:00:01.50');
    expect(moved.problems).toEqual([problem(2, 'moved-to-zero', { byMs: 10_000 })]);
    const single = parseAss(line('-0:00:01.00', '0:00:02.00') + line('0:00:03.00', '0:00:04.00'));
    expect(single.cues.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
      [0, 2000],
      [3000, 4000],
    ]);
    expect(single.problems).toMatchObject([{ line: 1, facts: { repairs: ['negative'] } }]);
  });

  it('keeps hours over 9, as many as there are', () => {
    const cues = [9 * 3_600_000 + 3_599_990, 10 * 3_600_000, 123 * 3_600_000].map((startMs) => ({
      ...{ startMs, endMs: startMs + 1000, text: 'x' },
    }));
    const written = writeAss({ cues });
    expect(written).toContain('Dialogue: 0,9:59:59.99,10:00:00.99,');
    expect(written).toContain('Dialogue: 0,123:00:00.00,');
    const read = parseAss(written);
    expect(read.cues).toEqual(cues);
    expect(read.problems).toEqual([]);
  });

  it('is read as SSA 4 with its own alignments', () => {
    const file =
      '[V4 Styles]\nFormat: Name, Alignment\nStyle: Top,6\n' +
      '[Events]\nFormat: Marked, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n' +
      'Dialogue: Marked=0,0:00:01.00,0:00:02.00,Top,Ann,0000,0000,0000,,Hello, you\n';
    expect(parseAss(file).cues).toEqual([
      {
        ...{ startMs: 1000, endMs: 2000, text: 'Hello, you', speaker: 'Ann', settings: 'line:0' },
        ass: { style: 'Top' },
      },
    ]);
  });

  it('is read without a header, and says what was wrong', () => {
    const { cues, problems } = parseAss(
      'Dialogue: 0,0:00:02.00,0:00:01.00,Default,,0,0,0,,Swapped\nDialogue: 0,soon,later,Default,,0,0,0,,Lost\n' +
        '[Fonts]\nfontname: a.ttf\nDialogue: 0,0:00:02.00,0:00:01.00,Default,,0,0,0,,a font\n',
    );
    expect(cues).toEqual([{ startMs: 1000, endMs: 2000, text: 'Swapped' }]);
    expect(problems.map(({ line }) => line)).toEqual([1, 2]);
  });

  it('without a subtitle says so', () => {
    expect(parseAss('[Script Info]\n')).toMatchObject({ cues: [], problems: [{ line: 1 }] });
  });

  it('is written with the style of the captions, in the pixels of the picture', () => {
    const text = writeAss(
      { cues: [{ startMs: 0, endMs: 3_599_994, text: 'Hello' }] },
      {
        pictureSize: { width: 1080, height: 1920 },
        style: {
          ...defaultCaptionStyle,
          fontFamily: '"My, Font", serif',
          fontSize: 0.05,
          color: '#ff8000',
          outline: 0.1,
          position: 'top',
          bold: true,
        },
      },
    );
    expect(text).toContain('PlayResX: 1080\nPlayResY: 1920\n');
    expect(text).toContain(
      'Style: Default,My,60.32,&H000080FF,&H000080FF,&H00000000,&HFF000000,-1,0,0,0,100,100,0,0,1,5.4,0,8,120,120,115,-1\n',
    );
    expect(text).toContain('Dialogue: 0,0:00:00.00,0:59:59.99,Default,,0,0,0,,Hello\n');
  });

  it('is written with a box behind the text when the style has one', () => {
    const style = { ...defaultCaptionStyle, background: '#102030', backgroundOpacity: 0.5 };
    expect(writeAss({ cues: [] }, { style })).toMatch(
      /,&H80302010,&HFF000000,0,0,0,0,100,100,0,0,3,8.91,0,2,/,
    );
  });

  it('is written with one box for libass, which keeps the outline', () => {
    const style = { ...defaultCaptionStyle, background: '#102030', backgroundOpacity: 0.5 };
    expect(writeAss({ cues: [] }, { style, isForLibass: true })).toMatch(
      /,&H00000000,&H80302010,0,0,0,0,100,100,0,0,4,4.75,8.91,2,/,
    );
  });

  it('never takes a drawing from the text of a cue', () => {
    const written = writeAss({
      cues: [{ startMs: 0, endMs: 1, text: '{\\p1}m 0 0{x} \\N <b>a', speaker: 'A,B\nDialogue: x' }],
    });
    expect(written.trimEnd().split('\n').at(-1)).toBe(
      'Dialogue: 0,0:00:00.00,0:00:00.00,Default,A;B Dialogue: x,0,0,0,,m 0 0\\{x\\} \\\u2060N {\\b1}a',
    );
  });
});
