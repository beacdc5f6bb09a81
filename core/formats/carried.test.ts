/** What one format says in its way, another says in its own. */
import { describe, expect, it } from 'vitest';
import { encodeSubtitle } from './encode/encode-subtitle.ts';
import type { WrittenFormat } from './encode/encode-subtitle.ts';
import { formatById } from './registry.ts';

const convert = (from: string, to: string, text: string): string =>
  formatById(to)!.write({ ...formatById(from)!.parse!(text), problems: [] });
const lost = (from: string, to: WrittenFormat, text: string): readonly unknown[] =>
  encodeSubtitle({ ...formatById(from)!.parse!(text), problems: [] }, to).warnings.map(
    ({ facts }) => (facts as { lost: string }).lost,
  );
const srt = (text: string): string => `1\n00:00:01,000 --> 00:00:03,000\n${text}\n`;
const vtt = (text: string, settings = ''): string =>
  `WEBVTT\n\n00:00:01.000 --> 00:00:03.000${settings}\n${text}\n`;
const ass = (text: string): string =>
  `[Script Info]\nPlayResX: 1280\nPlayResY: 720\n\n[Events]\nDialogue: 0,0:00:01.00,0:00:03.00,Default,,0,0,0,,${text}\n`;

describe('colours', () => {
  const captions = vtt('<c.yellow.bg_black>Where?</c>\n<c.cyan>There.</c>');

  it('of classes become those of SRT and ASS; backgrounds are said to be left out', () => {
    expect(convert('vtt', 'srt', captions)).toContain(
      '<font color="#ffff00">Where?</font>\n<font color="#00ffff">There.</font>\n',
    );
    expect(convert('vtt', 'ass', captions)).toContain('{\\c&H00FFFF&}Where?{\\c}\\N{\\c&HFFFF00&}There.');
    expect(convert('vtt', 'vtt', captions)).toBe(captions);
    expect(lost('vtt', 'srt', captions)).toEqual(['classes']);
  });

  it.each(['yellow', '#ffff00', '#FF0', 'ffff00', 'rgb(255, 255, 0)', 'Yellow'])(
    'of SRT (%s) become a class of WebVTT, an override of ASS, a style of TTML',
    (color) => {
      const captions = srt(`<font color="${color}"><i>Stop!</i></font>`);
      expect(convert('srt', 'vtt', captions)).toContain('\n<c.yellow><i>Stop!</i></c>\n');
      expect(convert('srt', 'ass', captions)).toContain(',,{\\i1\\c&H00FFFF&}Stop!\n');
      expect(convert('srt', 'ttml', captions)).toContain('tts:color="#ffff00"');
      expect(lost('srt', 'sbv', captions)).toEqual(['looks', 'colors']);
    },
  );

  it('that WebVTT has no class for get one, which the file explains, and come back', () => {
    const written = convert('srt', 'vtt', srt('<font color="#12ab34">sea</font>'));
    expect(written).toContain('STYLE\n::cue(.color12AB34) { color: #12ab34 }\n');
    expect(written).toContain('<c.color12AB34>sea</c>');
    expect(convert('vtt', 'srt', written)).toContain('<font color="#12ab34">sea</font>');
    expect(convert('vtt', 'vtt', written)).toBe(written);
  });

  it("of a style sheet's classes and voices are known", () => {
    const sheet =
      'WEBVTT\n\nSTYLE\n::cue(.ann), ::cue(c.shout) { color: orange }\n::cue(v[voice="Ben"]) { color: rgb(0,0,255) }\n\n' +
      '00:00:01.000 --> 00:00:03.000\n<c.ann>I</c> <c.shout>am</c>\n\n00:00:04.000 --> 00:00:05.000\n<v Ben>Here\n';
    const written = convert('vtt', 'srt', sheet);
    expect(written).toContain('<font color="#ffa500">I</font> <font color="#ffa500">am</font>');
    expect(written).toContain('<font color="#0000ff">Here</font>');
  });
});

describe('overrides of ASS', () => {
  it.each([
    ['<b>x</b> {\\i1}Tilted{\\i0} {\\an8}top', '<i>Tilted</i>'],
    ['{\\b1}{\\u1}x{\\u0} y{\\b0}', '<b><u>x</u></b><b> y</b>'],
    ['{\\c&H0000FF&}red{\\c} plain', '<font color="#ff0000">red</font> plain'],
  ])('in SRT are read: %s', (text, read) => {
    expect(formatById('srt')!.parse!(srt(text)).cues[0]?.text).toContain(read);
  });

  it('are italics in all formats that have them', () => {
    const captions = srt('<b>x</b> {\\i1}Tilted{\\i0} {\\an8}top');
    expect(convert('srt', 'vtt', captions)).toContain('line:0\n<b>x</b> <i>Tilted</i> top\n');
    expect(convert('srt', 'ass', captions)).toContain('{\\an8\\b1}x{\\b0} {\\i1}Tilted{\\i0} top\n');
    expect(convert('srt', 'ttml', captions)).toContain('<span tts:fontStyle="italic">Tilted</span>');
  });
});

describe('places', () => {
  it.each([
    ['{\\an1}x', '{\\an1}', ' position:10% align:start'],
    ['{\\an4}x', '{\\an4}', ' line:50% position:10% align:start'],
    ['{\\an7}x', '{\\an7}', ' line:0 position:10% align:start'],
    ['{\\an9}x', '{\\an9}', ' line:0 position:90% align:end'],
    ['{\\an8\\pos(320,72)}x', '{\\an7}', ' line:10% position:25%,center align:center'],
  ])('%s stands there in SRT and WebVTT, and in ASS again', (text, override, settings) => {
    expect(convert('ass', 'srt', ass(text))).toContain(`\n${override}x\n`);
    const written = convert('ass', 'vtt', ass(text));
    expect(written).toContain(`00:00:03.000${settings}\n`);
    const back = formatById('ass')!.write(
      { ...formatById('vtt')!.parse!(written), problems: [] },
      {
        pictureSize: { width: 1280, height: 720 },
      },
    );
    expect(back).toContain(`,,${text}\n`);
  });

  it('that SRT can not say exactly are said', () => {
    expect(lost('ass', 'srt', ass('{\\pos(320,72)}x'))).toContain('exact-places');
    expect(lost('ass', 'vtt', ass('{\\pos(320,72)}x'))).not.toContain('exact-places');
    expect(lost('vtt', 'ass', vtt('x', ' region:fred size:40%'))).toEqual(['layout']);
    expect(lost('srt', 'vtt', '1\n00:00:01,000 --> 00:00:03,000 X1:1 X2:2 Y1:3 Y2:4\nx\n')).toEqual([
      'coordinates',
    ]);
  });
});

describe('speakers', () => {
  it.each([
    ['<v.loud Ann>Hi', 'Ann'],
    ['<c.red><v Ann>Hi</v></c>', 'Ann'],
    ['<v Ann>Hi</v>\n<v Ann>you</v>', 'Ann'],
    ['<v Ann &amp; Ben>Hi</v>', 'Ann & Ben'],
  ])('%j names one speaker', (text, speaker) => {
    expect(formatById('vtt')!.parse!(vtt(text)).cues[0]?.speaker).toBe(speaker);
    expect(convert('vtt', 'ass', vtt(text))).toContain(`Default,${speaker},0,0,0,,`);
    expect(lost('vtt', 'srt', vtt(text))).toContain('speakers');
  });

  it('with classes keep them in WebVTT', () => {
    expect(convert('vtt', 'vtt', vtt('<v.loud Ann>Hi'))).toBe(vtt('<v.loud Ann>Hi'));
    const read = formatById('vtt')!.parse!(vtt('<v.loud Ann>Hi'));
    const renamed = read.cues.map((cue) => ({ ...cue, speaker: 'Eve & Co' }));
    expect(formatById('vtt')!.write({ cues: renamed })).toContain('<v.loud Eve &amp; Co>Hi\n');
  });

  it.each([
    ['<v Ana>Hello</v>\n<v Ben>Good day</v>', '- Hello\n- Good day'],
    ['<v Ana>Hello <v Ben>Good day', '- Hello \n- Good day'],
    ['<v Ana>- Hello</v>\n<v Ben>- Good day</v>', '- Hello\n- Good day'],
    ['<i><v Ana>Hello</v></i>\n<v Ben>you\nthere</v>', '<i>- Hello</i>\n- you\nthere'],
  ])('in one cue become lines with dashes: %j', (text, dashes) => {
    expect(convert('vtt', 'srt', vtt(text))).toContain(`\n${dashes}\n`);
    expect(lost('vtt', 'srt', vtt(text))).toContain('voices');
    expect(convert('vtt', 'vtt', vtt(text))).toBe(vtt(text));
  });
});

describe('times of words', () => {
  const lyrics =
    '[00:01.00]<00:01.00>\u6625<00:01.40>\u5929<00:01.80>\u6765<00:02.20>\u4e86<00:02.60>\n[00:03.00]<00:03.00>Won<00:03.30>der<00:03.60>ful <00:04.00>day<00:04.50>\n[00:04.50]\n';

  it('have a space only where the file has one', () => {
    expect(convert('lrc', 'srt', lyrics)).toContain('\n\u6625\u5929\u6765\u4e86\n');
    const { cues } = formatById('lrc')!.parse!(lyrics);
    expect(cues[1]?.text).toBe('Wonderful day');
    expect(cues[1]?.words?.map(({ text }) => text)).toEqual(['Won', 'der', 'ful', ' day']);
  });

  it('go from lyrics to lyrics, karaoke and WebVTT, and back', () => {
    expect(convert('lrc', 'lrc', lyrics)).toBe(lyrics);
    const karaoke = convert('lrc', 'ass', lyrics);
    expect(karaoke).toContain('{\\k30}Won{\\k30}der{\\k40}ful {\\k50}day\n');
    expect(convert('ass', 'lrc', karaoke)).toBe(lyrics);
    const stamped = convert('lrc', 'vtt', lyrics);
    expect(stamped).toContain('Won<00:00:03.300>der<00:00:03.600>ful<00:00:04.000> day\n');
    expect(convert('vtt', 'lrc', stamped)).toContain(
      '[00:03.00]<00:03.00>Won<00:03.30>der<00:03.60>ful <00:04.00>day',
    );
  });

  it('are read from WebVTT, where spans around words say nothing', () => {
    const { cues } = formatById('vtt')!.parse!(
      vtt('the<00:00:01.040><c> garden</c><00:00:01.500><c.red> is</c>\n<00:00:01.900>green<00:00:02.300>'),
    );
    expect(cues[0]?.text).toBe('the garden<c.red> is</c>\ngreen');
    expect(cues[0]?.words?.map(({ startMs, endMs, text }) => [startMs, endMs, text])).toEqual([
      [1000, 1040, 'the'],
      [1040, 1500, ' garden'],
      [1500, 1900, ' is'],
      [1900, 2300, ' green'],
    ]);
  });

  it('that we measured are written only if asked for', () => {
    const words = [
      { startMs: 1000, endMs: 1500, text: 'one', timing: 'signal' as const },
      { startMs: 1500, endMs: 2000, text: ' two', timing: 'signal' as const },
    ];
    const cues = [{ startMs: 1000, endMs: 3000, text: 'one two', words }];
    expect(formatById('vtt')!.write({ cues })).toContain('\none two\n');
    expect(formatById('vtt')!.write({ cues }, { wordTimes: true })).toContain(
      '\none<00:00:01.500> two<00:00:02.000>\n',
    );
    expect(encodeSubtitle({ cues }, 'srt').warnings).toEqual([]);
    expect(encodeSubtitle({ cues }, 'srt', { wordTimes: true }).warnings).toHaveLength(1);
  });
});

describe('other things', () => {
  it('ruby stays in WebVTT and stands in brackets elsewhere', () => {
    const captions = vtt('<ruby>\u6f22<rt>kan</rt>\u5b57<rt>ji</rt></ruby>');
    for (const format of ['srt', 'ass', 'sbv', 'txt']) {
      expect(convert('vtt', format, captions)).toContain('\u6f22(kan)\u5b57(ji)');
    }
    expect(convert('vtt', 'vtt', captions)).toBe(captions);
  });

  it('names of cues that are numbers are kept, and those that only count are not missed', () => {
    const captions = 'WEBVTT\n\n7\n00:00:01.000 --> 00:00:02.000\nx\n';
    expect(convert('vtt', 'vtt', captions)).toBe(captions);
    expect(convert('vtt', 'json', captions)).toContain('"id": "7"');
    expect(lost('vtt', 'srt', captions)).toEqual(['ids']);
    expect(lost('vtt', 'srt', captions.replace('\n7\n', '\n1\n'))).toEqual([]);
  });

  it('notes become comments of ASS and the other way round', () => {
    const captions = 'WEBVTT\n\nNOTE mind {this}\n\n00:00:01.000 --> 00:00:02.000\nx\n';
    const written = convert('vtt', 'ass', captions);
    expect(written).toContain('Comment: 0,0:00:01.00,0:00:01.00,Default,,0,0,0,,mind \\{this\\}\n');
    expect(convert('ass', 'vtt', written)).toContain('NOTE mind {this}\n');
  });

  it('notes, style sheets, styles and comments are in JSON', () => {
    const captions = 'WEBVTT\n\nSTYLE\n::cue {}\n\nNOTE x\n\n00:00:01.000 --> 00:00:02.000\nx\n';
    expect(convert('json', 'vtt', convert('vtt', 'json', captions))).toBe(captions);
    const typeset = convert('ass', 'ass', ass('{\\pos(1,2)\\fad(1,1)}x'));
    expect(convert('json', 'ass', convert('ass', 'json', typeset))).toBe(typeset);
  });
});
