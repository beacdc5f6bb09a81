import { describe, expect, it } from 'vitest';
import { frameRate } from '../../time/frame-rate.ts';
import { parseTtml } from './parse-ttml.ts';
import { parseTimeExpression, timeBaseOf } from './time-expression.ts';
import { writeTtml } from './write-ttml.ts';

const document = (body: string, attributes = '', head = ''): string =>
  `<?xml version="1.0"?>\n<tt xmlns="http://www.w3.org/ns/ttml" xmlns:tts="x" ${attributes}>\n<head>${head}</head><body>${body}</body></tt>`;
const cuesOf = (body: string, attributes = '', head = '') => parseTtml(document(body, attributes, head)).cues;

describe('times of TTML', () => {
  const times = (attributes: Record<string, string>, text: string): number | null =>
    parseTimeExpression(text, timeBaseOf(new Map(Object.entries(attributes))));

  it.each([
    ['00:00:01.500', {}, 1500],
    ['01:02.5', {}, 62_500],
    ['00:00:01:12', { frameRate: '24' }, 1500],
    ['00:00:01:12.1', { frameRate: '25', subFrameRate: '2' }, 1500],
    ['00:00:10:00', { frameRate: '30', frameRateMultiplier: '1000 1001' }, 10_000],
    ['01:00:00:00', { frameRate: '30', frameRateMultiplier: '1000 1001', timeBase: 'smpte' }, 3_603_600],
    [
      '01:00:00:00',
      { frameRate: '30', frameRateMultiplier: '1000:1001', timeBase: 'smpte', dropMode: 'dropNTSC' },
      3_599_996.4,
    ],
    ['2.5s', {}, 2500],
    ['90m', {}, 5_400_000],
    ['1.5h', {}, 5_400_000],
    ['1500ms', {}, 1500],
    ['48f', { frameRate: '24' }, 2000],
    ['48f', { frameRate: '24', frameRateMultiplier: '1000 1001' }, 2002],
    ['25000000t', { tickRate: '10000000' }, 2500],
    ['50t', { frameRate: '25' }, 2000],
    ['00:00:08:123', {}, 8123],
    ['00:00:08:500', { frameRate: '25', timeBase: 'smpte' }, 8500],
    ['3', {}, 3000],
  ])('%s with %j', (text, attributes, ms) => {
    expect(times(attributes, text)).toBeCloseTo(ms, 3);
  });

  it.each(['', 'soon', '1:', '12:', '-1s', '1x', '1:2:3:4:5'])('%j is none', (text) => {
    expect(times({}, text)).toBeNull();
  });

  it('take the rate of the video where the file counts frames without one', () => {
    const file = document('<div><p begin="0f" end="24f">x</p></div>');
    expect(parseTtml(file).cues[0]?.endMs).toBe(960);
    expect(parseTtml(file, { frameRate: frameRate(24) }).cues[0]?.endMs).toBe(1000);
  });
});

describe('a TTML file', () => {
  it('is read with any prefix, its language, breaks, looks and speakers', () => {
    const file = `<tt:tt xmlns:tt="http://www.w3.org/ns/ttml" xml:lang="de" xmlns:tts="x" xmlns:ttm="y"><tt:head>
      <tt:metadata><ttm:agent xml:id="a1"><ttm:name>Anna &amp; Co</ttm:name></ttm:agent></tt:metadata>
      <tt:styling><tt:style xml:id="base" tts:fontStyle="italic"/><tt:style xml:id="s" style="base" tts:fontWeight="bold"/></tt:styling>
      </tt:head><tt:body><tt:div>
      <tt:p begin="1s" end="2s" ttm:agent="a1">One   two<tt:br/>
         <tt:span style="s">three</tt:span> &lt;script&gt; &#228; &nbsp;|</tt:p>
      <tt:p begin="3s" dur="500ms" style="base">All<tt:span tts:fontStyle="normal"> but</tt:span></tt:p>
      </tt:div></tt:body></tt:tt>`;
    expect(parseTtml(file)).toEqual({
      language: 'de',
      problems: [],
      cues: [
        {
          startMs: 1000,
          endMs: 2000,
          text: 'One two\n<i><b>three</b></i> <script> \u00e4 \u00a0|',
          speaker: 'Anna & Co',
        },
        { startMs: 3000, endMs: 3500, text: '<i>All</i> but' },
      ],
    });
  });

  it('counts times of what stands inside from what stands around', () => {
    const timed = cuesOf(
      '<div begin="10s" end="20s"><p begin="1s" end="2s">a</p><p begin="8s" end="30s">b</p></div>' +
        '<div begin="60s" timeContainer="seq"><p dur="1s">c</p><p begin="1s" dur="2s">d</p><p end="1s">e</p></div>',
    ).map(({ startMs, endMs, text }) => [text, startMs, endMs]);
    expect(timed).toEqual([
      ['a', 11_000, 12_000],
      ['b', 18_000, 20_000],
      ['c', 60_000, 61_000],
      ['d', 62_000, 64_000],
      ['e', 64_000, 65_000],
    ]);
  });

  it('makes cues of spans with times, and words of those inside a cue', () => {
    expect(
      cuesOf('<p><span begin="1s" end="2s">one</span> <span begin="2s" end="3s">two</span></p>'),
    ).toEqual([
      { startMs: 1000, endMs: 2000, text: 'one' },
      { startMs: 2000, endMs: 3000, text: 'two' },
    ]);
    expect(
      cuesOf('<p begin="1s" end="3s"><span end="1s">one</span> <span begin="1s">two</span></p>')[0]?.words,
    ).toEqual([
      { startMs: 1000, endMs: 2000, text: 'one', timing: 'given' },
      { startMs: 2000, endMs: 3000, text: ' two', timing: 'given' },
    ]);
  });

  it.each([
    ['tts:origin="10% 10%" tts:extent="80% 20%"', 'line:0'],
    ['tts:origin="10% 10%" tts:extent="80% 80%" tts:displayAlign="after"', undefined],
    ['tts:origin="10% 10%" tts:extent="80% 80%" tts:displayAlign="center"', 'line:50%'],
    ['tts:origin="192px 864px" tts:extent="1536px 108px"', undefined],
    ['tts:displayAlign="before"', 'line:0'],
    ['', undefined],
  ])('places a cue by its region: %s', (attributes, settings) => {
    const head = `<layout><region xml:id="r" ${attributes}/></layout>`;
    const [cue] = cuesOf('<p region="r" begin="0s" end="1s">x</p>', 'tts:extent="1920px 1080px"', head);
    expect(cue?.settings).toBe(settings);
  });

  it('says what it could not read, with the line', () => {
    const { cues, problems } = parseTtml(
      document(
        '<div>\n<p begin="soon" end="2s">a</p>\n<p>b</p>\n<p begin="3s">c</p>\n<p begin="9s" end="8s">d</p></div>',
      ),
    );
    expect(cues.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
      [0, 2000],
      [3000, 8000],
      [8000, 9000],
    ]);
    expect(problems.map(({ line }) => line)).toEqual([4, 5, 6, 7]);
  });

  it('expands no entity of its own making', () => {
    const lol = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join(
      '\n',
    );
    const file = `<?xml version="1.0"?><!DOCTYPE tt [<!ENTITY l0 "lol"><!ENTITY x SYSTEM "file:///etc/passwd">\n${lol}]><tt><body><p begin="0s" end="1s">&l9; &x;</p></body></tt>`;
    expect(parseTtml(file).cues).toEqual([{ startMs: 0, endMs: 1000, text: '&l9; &x;' }]);
  });

  it('mends what is no XML', () => {
    const file =
      '<tt><body><div><p begin="0s" end="1s">a < b & c <i>d</p><p begin="1s" end="2s">e</q></p><!-- <p begin="1s"> --><p begin="2s" end="3s"><![CDATA[<f>]]></p>';
    expect(parseTtml(file).cues.map(({ text }) => text)).toEqual(['a < b & c d', 'e', '<f>']);
  });

  it('is written as IMSC text, with places, looks and speakers', () => {
    const written = writeTtml({
      language: 'en',
      cues: [
        { startMs: 0, endMs: 1000, text: '<i>a</i>\n"b" & <d>', speaker: 'Ann "A"' },
        { startMs: 1000, endMs: 2000, text: '{\\an8}top\u0001' },
      ],
    });
    expect(written).toContain('ttp:profile="http://www.w3.org/ns/ttml/profile/imsc1/text"');
    expect(written).toContain('<ttm:name type="full">Ann &quot;A&quot;</ttm:name>');
    expect(written).toContain(
      '<p begin="00:00:00.000" end="00:00:01.000" region="bottom" ttm:agent="speaker1">' +
        '<span tts:fontStyle="italic">a</span><br/>&quot;b&quot; &amp; &lt;d&gt;</p>',
    );
    expect(written).toContain('<p begin="00:00:01.000" end="00:00:02.000" region="top">top\ufffd</p>');
    expect(parseTtml(written).problems).toEqual([]);
  });
});
