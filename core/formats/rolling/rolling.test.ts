import { describe, expect, it } from 'vitest';
import { parseSrt } from '../srt/parse-srt.ts';
import { parseWebVtt } from '../webvtt/parse-webvtt.ts';

const youTube = `WEBVTT
Kind: captions
Language: en

00:00:00.800 --> 00:00:02.870 align:start position:0%
 
the<00:00:01.040><c> garden</c><00:00:01.500><c> is</c><00:00:02.300><c> green</c>

00:00:02.870 --> 00:00:02.880 align:start position:0%
the garden is green
 

00:00:02.880 --> 00:00:05.000 align:start position:0%
the garden is green
and<00:00:03.360><c> the</c><00:00:03.700><c> sky</c><00:00:04.100><c> is</c><00:00:04.400><c> blue</c>

00:00:05.000 --> 00:00:05.010 align:start position:0%
and the sky is blue
 

00:00:05.010 --> 00:00:07.000 align:start position:0%
and the sky is blue
today<00:00:05.500><c> at</c><00:00:05.900><c> noon</c>
`;
const spans = (read: ReturnType<typeof parseSrt>): readonly (readonly [number, number, string])[] =>
  read.cues.map(({ startMs, endMs, text }) => [startMs, endMs, text]);
const codes = (read: ReturnType<typeof parseSrt>): readonly string[] => read.problems.map(({ code }) => code);
const srt = (...cues: readonly (readonly [number, number, string])[]): string =>
  cues
    .map(([start, end, text], i) => {
      const time = (ms: number): string => new Date(ms).toISOString().slice(11, 23).replace('.', ',');
      return `${i + 1}\n${time(start)} --> ${time(end)}\n${text}\n\n`;
    })
    .join('');

describe('captions that roll up', () => {
  it('of YouTube (WebVTT) are one cue for each line, with the times of its words', () => {
    const read = parseWebVtt(youTube);
    expect(spans(read)).toEqual([
      [800, 2880, 'the garden is green'],
      [2880, 5010, 'and the sky is blue'],
      [5010, 7000, 'today at noon'],
    ]);
    expect(read.cues[0]?.words?.map(({ startMs, endMs, text }) => [startMs, endMs, text])).toEqual([
      [800, 1040, 'the'],
      [1040, 1500, ' garden'],
      [1500, 2300, ' is'],
      [2300, 2870, ' green'],
    ]);
    expect(read.cues.every(({ settings }) => settings === undefined)).toBe(true);
    expect(codes(read)).toContain('rolling-collapsed');
  });

  it('of YouTube, made into SRT by others', () => {
    const read = parseSrt(
      srt(
        [0, 2000, 'one two'],
        [2000, 2010, 'one two'],
        [2010, 4000, 'one two\nthree four'],
        [4000, 4010, 'three four'],
        [4010, 6000, 'three four\nfive six'],
        [9000, 11_000, 'seven'],
        [11_000, 11_010, 'seven'],
        [11_010, 12_000, 'seven\neight'],
      ),
    );
    expect(read.cues.map(({ text }) => text)).toEqual([
      'one two',
      'three four',
      'five six',
      'seven',
      'eight',
    ]);
    expect(read.problems).toEqual([{ line: 1, code: 'rolling-collapsed', facts: { count: 6 } }]);
  });

  it('of broadcasts, where each cue shows the last two or three lines', () => {
    const lines = ['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta'];
    const rolled = lines.map(
      (_, i) => [i * 2000, i * 2000 + 2000, lines.slice(Math.max(0, i - 2), i + 1).join('\n')] as const,
    );
    expect(spans(parseSrt(srt(...rolled)))).toEqual(
      lines.map((line, i) => [i * 2000, i * 2000 + 2000, line]),
    );
  });

  it('keep the notes of a WebVTT file before the line that they stood before', () => {
    const at = youTube.lastIndexOf('00:00:05.010');
    const read = parseWebVtt(`${youTube.slice(0, at)}NOTE noon\n\n${youTube.slice(at)}`);
    expect(read.webVtt?.blocks).toEqual([{ kind: 'note', text: 'noon', beforeCue: 2 }]);
  });
});

describe('captions that only look a little like it', () => {
  it.each([
    ['a refrain', srt([0, 2000, 'la la'], [2000, 4000, 'la la'], [4000, 6000, 'la la'], [6000, 8000, 'hey'])],
    [
      'a dialogue in which one line stays',
      srt([0, 2000, 'Who?'], [2000, 4000, 'Who?\n- Me.'], [4000, 6000, 'Oh.'], [6000, 8000, 'Yes.\n- No.']),
    ],
    [
      'a list that grows',
      srt([0, 1000, 'a'], [1000, 2000, 'a\nb'], [2000, 3000, 'a\nb\nc'], [3000, 4000, 'a\nb\nc\nd']),
    ],
    ['two reveals', srt([0, 1000, 'a'], [1000, 2000, 'a\nb'], [2000, 3000, 'c'], [3000, 4000, 'c\nd'])],
    ['a short title twice', srt([0, 40, 'x'], [40, 4000, 'x'], [5000, 6000, 'y'], [7000, 8000, 'z'])],
    ['pauses between the same words', srt([0, 1000, 'a\nb'], [3000, 4000, 'b\nc'], [6000, 7000, 'c\nd'])],
  ])('stay as they are: %s', (_, file) => {
    const read = parseSrt(file);
    expect(codes(read)).toEqual([]);
    expect(read.cues).toHaveLength(file.match(/-->/g)!.length);
  });

  it('stay as they are: words with times that do not roll', () => {
    const file =
      'WEBVTT\n\n00:01.000 --> 00:03.000\na<00:02.000><c> b</c>\n\n00:03.000 --> 00:05.000\nc<00:04.000><c> d</c>\n';
    expect(parseWebVtt(file).cues).toHaveLength(2);
    expect(codes(parseWebVtt(file))).toEqual([]);
  });
});
