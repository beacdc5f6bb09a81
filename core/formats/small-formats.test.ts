import { describe, expect, it } from 'vitest';
import { frameRate } from '../time/frame-rate.ts';
import { parseCsv, writeCsv } from './csv/csv.ts';
import { detectFormat } from './detect-format.ts';
import { parseLrc, writeLrc } from './lrc/lrc.ts';
import { parseMicroDvd, writeMicroDvd } from './microdvd/microdvd.ts';
import { problem } from '../format-problems.ts';
import { visibleText } from '../cues/markup.ts';
import { parseSbv, writeSbv } from './sbv/sbv.ts';
import { parseChapterTrack, writeChapterTrack } from './chapters/webvtt-chapters.ts';

const cue = (startMs: number, endMs: number, text: string) => ({ startMs, endMs, text });

describe('SBV', () => {
  it('is read with several lines, blank ones among them, and what looks like tags', () => {
    const { cues, problems } = parseSbv(
      '0:00:01.000,0:00:02.500\nOne\n\ntwo <i>x</i>\n\n0:00:04.000,0:00:03.000\nback\n',
    );
    expect(cues).toEqual([cue(1000, 2500, 'One\n\ntwo &lt;i>x&lt;/i>'), cue(3000, 4000, 'back')]);
    expect(problems.map(({ line }) => line)).toEqual([6]);
  });

  it('is read as SubViewer', () => {
    const file =
      '[INFORMATION]\n[TITLE]x\n[END INFORMATION]\n[SUBTITLE]\n[COLF]&HFFFFFF,[STYLE]no,[SIZE]18\n' +
      '00:04:35.03,00:04:38.82\nHello...[br]please\n';
    expect(parseSbv(file)).toEqual({ cues: [cue(275_030, 278_820, 'Hello...\nplease')], problems: [] });
  });

  it('is read with character references, which are said; what only looks like one comes back as it was', () => {
    const { cues, problems } = parseSbv(
      '0:00:01.000,0:00:02.000\nplain\n\n0:00:03.000,0:00:04.000\nTom &amp; Jerry&#39;s caf&eacute; &lt;3\n\n' +
        '00:00:05.00,00:00:06.00\nR&D[br]&amp;lt; &unknown;\n',
    );
    expect(cues.map(({ text }) => text)).toEqual([
      'plain',
      "Tom & Jerry's caf\u00e9 <3",
      'R&D\n&lt; &unknown;',
    ]);
    expect(problems).toEqual([problem(4, 'references-read', { count: 5 })]);
    const shown = ['&amp;', 'a &#60; b', '&lt;i>'].map((text, i) => cue(i * 1000, i * 1000 + 500, text));
    const literal = shown.map((each) => ({ ...each, text: each.text.replaceAll('&', '&amp;') }));
    for (const written of [shown, literal]) {
      const read = parseSbv(writeSbv(written));
      expect(read.cues.map(({ text }) => visibleText(text))).toEqual(
        written.map(({ text }) => visibleText(text)),
      );
      expect(read.problems).toEqual([]);
    }
  });
});

describe('LRC', () => {
  it('is read with repeated times, an offset, tags and lines that end a text', () => {
    const { cues, problems } = parseLrc(
      '[ar:Someone]\n[offset:+500]\n[00:01.00][00:09.5]Chorus\n[00:03.00]Verse\n[00:05.00]\nstray\n',
    );
    expect(cues).toEqual([cue(500, 2500, 'Chorus'), cue(2500, 4500, 'Verse'), cue(9000, 14_000, 'Chorus')]);
    expect(problems).toEqual([problem(6, 'untimed-left-out', { quote: 'stray', lacks: 'time' })]);
  });

  it('is read with the times of words', () => {
    const { cues } = parseLrc(
      '[00:12.00] <00:12.04>When <00:12.16>the <00:12.82>truth<00:13.50>\n[00:20.00]\n',
    );
    expect(cues).toEqual([
      {
        ...cue(12_000, 20_000, 'When the truth'),
        words: [
          { startMs: 12_040, endMs: 12_160, text: 'When', timing: 'given' },
          { startMs: 12_160, endMs: 12_820, text: ' the', timing: 'given' },
          { startMs: 12_820, endMs: 13_500, text: ' truth', timing: 'given' },
        ],
      },
    ]);
  });

  it('is written with an empty line where a pause follows, and minutes above 99', () => {
    const written = writeLrc([
      cue(0, 1000, '<i>a</i>\nb'),
      cue(1000, 2000, '[00:01.00] <00:01>'),
      cue(6_000_000, 6_001_000, 'c'),
    ]);
    expect(written).toBe(
      '[00:00.00]a b\n[00:01.00][\u200b00:01.00] <\u200b00:01>\n[00:02.00]\n[100:00.00]c\n[100:01.00]\n',
    );
    expect(parseLrc(written).cues[1]?.text).toBe('[00:01.00] <00:01>');
  });
});

describe('MicroDVD', () => {
  it('is read with its own rate, looks and several lines', () => {
    const { cues, problems } = parseMicroDvd(
      '{1}{1}25.000\n{25}{50}{y:i}One|two\n{75}{100}{Y:b}{c:$0000ff}all|bold\n{125}{150}/slanted|<i>not</i>\n',
    );
    expect(cues).toEqual([
      cue(1000, 2000, '<i>One</i>\ntwo'),
      cue(3000, 4000, '<b>all\nbold</b>'),
      cue(5000, 6000, '<i>slanted</i>\n&lt;i>not&lt;/i>'),
    ]);
    expect(problems).toEqual([]);
  });

  it('takes the rate of the video, or 25 and says so', () => {
    const file = '{24}{48}x\n{96}{}open\n{100}{120}y\n';
    const given = parseMicroDvd(file, { frameRate: frameRate(24) });
    expect(given.cues).toEqual([cue(1000, 2000, 'x'), cue(4000, 4167, 'open'), cue(4167, 5000, 'y')]);
    expect(given.problems.map(({ line }) => line)).toEqual([2]);
    expect(parseMicroDvd(file).problems[0]).toEqual(
      problem(1, 'frame-rate-assumed', { framesPerSecond: 25 }),
    );
    expect(parseMicroDvd('{0}{0}23,976\n{24}{48}x').cues[0]).toEqual(cue(1001, 2002, 'x'));
  });

  it('is written with its rate, and with what is no code protected', () => {
    const cues = [cue(1001, 2002, '<i>a\nb</i>'), cue(3003, 4004, '{y:i}c|d')];
    const written = writeMicroDvd(cues, { frameRate: frameRate(24000, 1001) });
    expect(written).toBe('{1}{1}23.976\n{24}{48}{Y:i}a|b\n{72}{96}\u200b{y:i}c\u00a6d\n');
    expect(parseMicroDvd(written).cues).toEqual([cues[0], { ...cues[1], text: '{y:i}c\u00a6d' }]);
  });
});

describe('CSV', () => {
  it('keeps commas, quotes and line breaks, and makes no formula', () => {
    const given = [
      { ...cue(0, 1500, 'a, "b"\nc'), speaker: '=cmd()' },
      cue(2000, 3000, '- Hello'),
      cue(3000, 4000, "'=1+1"),
      cue(4000, 5000, "it's"),
    ];
    const written = writeCsv(given);
    expect(written).toBe(
      'start,end,text,speaker\r\n00:00:00.000,00:00:01.500,"a, ""b""\nc",\'=cmd()\r\n' +
        "00:00:02.000,00:00:03.000,'- Hello,\r\n00:00:03.000,00:00:04.000,''=1+1,\r\n" +
        "00:00:04.000,00:00:05.000,it's,\r\n",
    );
    expect(parseCsv(written)).toEqual({ cues: given, problems: [] });
  });

  it('is read with other columns, separators and times', () => {
    expect(parseCsv('\ufeffNr;Start Time;Duration;Caption\n1;1,5;2;Hi\n').cues).toEqual([
      cue(1500, 3500, 'Hi'),
    ]);
    expect(parseCsv('start_ms\tend_ms\ttext\n1500\t2000\tHi\n').cues).toEqual([cue(1500, 2000, 'Hi')]);
    expect(parseCsv('00:00:01.000,00:00:02.000,no header\n').cues).toEqual([cue(1000, 2000, 'no header')]);
  });

  it('says which rows are none', () => {
    const { cues, problems } = parseCsv('start,end,text\n0,1,"two\nlines"\nx,1,lost\n5,,open\n');
    expect(cues).toEqual([cue(0, 1000, 'two\nlines'), cue(5000, 7000, 'open')]);
    expect(problems.map(({ line }) => line)).toEqual([4, 5]);
  });
});

describe('a chapter track', () => {
  it('lasts from chapter to chapter, and is read back', () => {
    const chapters = [
      { startMs: 60_000, title: 'Second --> <b>' },
      { startMs: 0, title: 'Start & more' },
    ];
    const written = writeChapterTrack(chapters, { durationMs: 90_000, language: 'en' });
    expect(written).toBe(
      'WEBVTT\nKind: chapters\nLanguage: en\n\n00:00:00.000 --> 00:01:00.000\nStart &amp; more\n\n' +
        '00:01:00.000 --> 00:01:30.000\nSecond --&gt; &lt;b&gt;\n',
    );
    const read = { chapters: chapters.toReversed(), endMs: 90_000, problems: [] };
    expect(parseChapterTrack(written)).toEqual(read);
  });
});

describe('the format of a file', () => {
  it.each([
    ['a.txt', '1\n00:00:01,000 --> 00:00:02,000\nx\n', 'srt'],
    ['a.srt', '\ufeffWEBVTT\n\n00:01.000 --> 00:02.000\nx', 'vtt'],
    ['a.srt', '; made by\n[Script Info]\nTitle: x\n', 'ass'],
    ['a.sub', '{10}{20}x', 'microdvd'],
    ['a.sub', '[INFORMATION]\n00:04:35.03,00:04:38.82\nHello', 'sbv'],
    ['a.xml', '<?xml version="1.0"?>\n<tt:tt xmlns:tt="x">', 'ttml'],
    ['a.txt', '[ti:x]\n[00:01.00]x', 'lrc'],
    ['a.csv', 'start,end,text\n0,1,00:00:01,000 --> 00:00:02,000', 'csv'],
    ['a.lrc', 'nothing', 'lrc'],
  ])('%s with %j is %s', (name, text, id) => {
    expect(detectFormat(name, text)?.id).toBe(id);
  });

  it.each([
    ['a.txt', 'just words'],
    ['a.docx', 'x'],
  ])('%s with %j is none', (name, text) => {
    expect(detectFormat(name, text)).toBeNull();
  });
});
