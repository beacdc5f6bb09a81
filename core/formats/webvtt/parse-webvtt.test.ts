import { describe, expect, it } from 'vitest';
import { parseWebVtt } from './parse-webvtt.ts';

const lines = (...parts: string[]): string => parts.join('\n');

describe('reading WebVTT', () => {
  it('reads what the standard allows without a word', () => {
    const text = lines(
      'WEBVTT - A title',
      'Kind: captions',
      'Language: pt-BR',
      '',
      'STYLE',
      '::cue { color: lime }',
      '',
      'REGION',
      'id:fred',
      'width:40%',
      '',
      'NOTE one line',
      '',
      'intro',
      '00:01.000 --> 00:02.500 line:0 position:20%,line-left align:start',
      '<v Mary Smith>Caf&eacute; &lt;3 &amp; <i>tea</i>&nbsp;&#33;&#x21;',
      '',
      'NOTE',
      'two',
      'lines',
      '',
      '7',
      '01:00:00.000 --> 01:00:01.000',
      'x',
    );
    expect(parseWebVtt(text)).toEqual({
      cues: [
        {
          startMs: 1000,
          endMs: 2500,
          text: 'Caf\u00e9 <3 & <i>tea</i>\u00a0!!',
          speaker: 'Mary Smith',
          id: 'intro',
          settings: 'line:0 position:20%,line-left align:start',
        },
        { startMs: 3_600_000, endMs: 3_601_000, text: 'x', id: '7' },
      ],
      problems: [],
      language: 'pt-BR',
      webVtt: {
        headerLines: ['- A title', 'Kind: captions', 'Language: pt-BR'],
        blocks: [
          { kind: 'style', text: '::cue { color: lime }', beforeCue: 0 },
          { kind: 'region', text: 'id:fred\nwidth:40%', beforeCue: 0 },
          { kind: 'note', text: 'one line', beforeCue: 0 },
          { kind: 'note', text: 'two\nlines', beforeCue: 1 },
        ],
      },
    });
  });

  it('keeps several voices in the text and one voice as the speaker', () => {
    const text = lines(
      'WEBVTT',
      '',
      '00:01.000 --> 00:02.000',
      '<v Ann>Hi</v>',
      '<v Bob>Ho',
      '',
      '00:03.000 --> 00:04.000',
      '<v Ann &amp; Bob>Hey</v>',
    );
    expect(parseWebVtt(text).cues).toEqual([
      { startMs: 1000, endMs: 2000, text: '<v Ann>Hi</v>\n<v Bob>Ho' },
      { startMs: 3000, endMs: 4000, text: 'Hey', speaker: 'Ann & Bob' },
    ]);
  });

  it('keeps an escaped tag a text', () => {
    const text = lines('WEBVTT', '', '00:01.000 --> 00:02.000', 'the &lt;b&gt; tag and <b>bold</b>');
    expect(parseWebVtt(text).cues[0]?.text).toBe('the &lt;b> tag and <b>bold</b>');
  });

  it.each([
    ['a missing signature', '00:01.000 --> 00:02.000\nx', [1]],
    ['small letters', 'webvtt\n\n00:01.000 --> 00:02.000\nx', [1]],
    ['a comma', 'WEBVTT\n\n00:00:01,000 --> 00:00:02,000\nx', [3]],
    ['missing milliseconds', 'WEBVTT\n\n00:01 --> 00:02\nx', [3]],
    ['no spaces around the arrow', 'WEBVTT\n\n00:01.000-->00:02.000\nx', [3]],
    ['reversed times', 'WEBVTT\n\n00:02.000 --> 00:01.000\nx', [3]],
  ])('repairs %s and says so', (_, text, problemLines) => {
    const { cues, problems } = parseWebVtt(text);
    expect(cues).toEqual([{ startMs: 1000, endMs: 2000, text: 'x' }]);
    expect(problems.map(({ line }) => line)).toEqual(problemLines);
  });

  it('accepts CRLF, CR, a byte order mark and no final line end', () => {
    for (const end of ['\r\n', '\r']) {
      const text = ['\ufeffWEBVTT', '', '1', '00:01.000 --> 00:02.000', 'x', 'y'].join(end);
      expect(parseWebVtt(text)).toMatchObject({
        cues: [{ startMs: 1000, endMs: 2000, text: 'x\ny' }],
        problems: [],
      });
    }
  });

  it('keeps blank lines inside a text', () => {
    const { cues, problems } = parseWebVtt(
      lines(
        'WEBVTT',
        '',
        '00:01.000 --> 00:02.000',
        'a',
        '',
        'b',
        '',
        '',
        'c',
        '',
        '00:03.000 --> 00:04.000',
        'd',
      ),
    );
    expect(cues.map(({ text }) => text)).toEqual(['a\n\nb\n\n\nc', 'd']);
    expect(problems.map(({ line }) => line)).toEqual([5, 8]);
  });

  it('leaves a blank line before the text out', () => {
    const { cues, problems } = parseWebVtt(lines('WEBVTT', '', '00:01.000 --> 00:02.000', '', 'a', '', 'b'));
    expect(cues.map(({ text }) => text)).toEqual(['a\n\nb']);
    expect(problems.map(({ line }) => line)).toEqual([4, 6]);
  });

  it('reads cues that no blank line separates', () => {
    const { cues, problems } = parseWebVtt(
      lines(
        'WEBVTT',
        '00:01.000 --> 00:02.000',
        'a',
        '2',
        '00:03.000 --> 00:04.000',
        'b',
        '00:05.000 --> 00:06.000',
        'c',
      ),
    );
    expect(cues.map(({ text }) => text)).toEqual(['a', 'b', 'c']);
    expect(problems.map(({ line }) => line)).toEqual([4, 7]);
  });

  it('takes fields for the header even where no blank line ends it', () => {
    const read = parseWebVtt(lines('WEBVTT', 'Language: en', '00:01.000 --> 00:02.000', 'a'));
    expect(read).toMatchObject({ language: 'en', cues: [{ startMs: 1000, endMs: 2000, text: 'a' }] });
    expect(read.cues[0]?.id).toBeUndefined();
  });

  it('names a style after the first cue, and keeps it', () => {
    const { problems, webVtt } = parseWebVtt(
      lines('WEBVTT', '', '00:01.000 --> 00:02.000', 'a', '', 'STYLE', '::cue{}'),
    );
    expect(problems.map(({ line }) => line)).toEqual([6]);
    expect(webVtt?.blocks).toEqual([{ kind: 'style', text: '::cue{}', beforeCue: 1 }]);
  });

  it('leaves garbage before the first cue and cues with unreadable times out', () => {
    const { cues, problems } = parseWebVtt(
      lines(
        'WEBVTT',
        '',
        'garbage',
        'more',
        '',
        '0:zz --> 00:02.000',
        'a',
        '',
        '00:03.000 --> 00:04.000',
        'b',
      ),
    );
    expect(cues.map(({ text }) => text)).toEqual(['b']);
    expect(problems.map(({ line }) => line)).toEqual([3, 6]);
  });

  it.each(['', 'WEBVTT', 'WEBVTT\n\nNOTE x\n', 'hello'])('finds no cue in %j and says so', (text) => {
    expect(parseWebVtt(text).cues).toEqual([]);
    expect(parseWebVtt(text).problems.map(({ code }) => code)).toContain('nothing-found');
  });
});
