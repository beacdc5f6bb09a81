import { describe, expect, it } from 'vitest';
import { SidecutError } from '../../errors.ts';
import { parseYouTube } from './parse-youtube.ts';

const spans = (read: ReturnType<typeof parseYouTube>): readonly (readonly [number, number, string])[] =>
  read.cues.map(({ startMs, endMs, text }) => [startMs, endMs, text]);
const words = (read: ReturnType<typeof parseYouTube>): readonly unknown[] =>
  read.cues.map((cue) => cue.words?.map(({ startMs, endMs, text }) => [startMs, endMs, text]));
const spoken = [
  [
    [80, 240, 'hey'],
    [240, 2310, ' everyone'],
  ],
  [[2310, 4640, 'welcome']],
];

describe("YouTube's own formats", () => {
  it('srv1 has seconds, and HTML in its text', () => {
    const read = parseYouTube(
      '<?xml version="1.0" encoding="utf-8" ?><transcript><text start="0.16" dur="2.48">it&amp;#39;s &lt;i&gt;me&lt;/i&gt;</text>' +
        '<text start="3">two\nlines</text></transcript>',
    );
    expect(spans(read)).toEqual([
      [160, 2640, "it's <i>me</i>"],
      [3000, 5000, 'two\nlines'],
    ]);
    expect(read.problems.map(({ code }) => code)).toEqual(['end-missing']);
  });

  it('srv2 appends its words one by one', () => {
    const read = parseYouTube(
      '<?xml version="1.0" encoding="utf-8" ?><timedtext><window t="0" id="1" op="define"/>' +
        '<text t="80" d="4560" w="1">hey</text><text t="240" w="1" append="1"> everyone</text>' +
        '<text t="2310" d="2330" w="1" append="1">\n</text><text t="2310" d="2330" w="1">welcome</text></timedtext>',
    );
    expect(spans(read)).toEqual([
      [80, 2310, 'hey everyone'],
      [2310, 4640, 'welcome'],
    ]);
    expect(words(read)).toEqual(spoken);
  });

  it('srv3 has words with times from their line, and pens', () => {
    const read = parseYouTube(
      '<?xml version="1.0" encoding="utf-8" ?>\n<timedtext format="3">\n<head><pen id="1" i="1"/><ws id="0"/></head>\n<body>\n' +
        '<w t="0" id="1" wp="1" ws="1"/>\n<p t="80" d="4560" w="1"><s ac="0">hey</s><s t="160" ac="252"> everyone</s></p>\n' +
        '<p t="2310" d="2330" w="1" a="1">\n</p>\n<p t="2310" d="2330" w="1"><s>welcome</s></p>\n</body></timedtext>',
    );
    expect(spans(read)).toEqual([
      [80, 2310, 'hey everyone'],
      [2310, 4640, 'welcome'],
    ]);
    expect(read.cues[0]?.words?.[1]).toEqual({
      ...{ startMs: 240, endMs: 2310, text: ' everyone', timing: 'given' },
      confidence: 252 / 255,
    });
    const authored = parseYouTube(
      '<timedtext format="3"><head><pen id="1" i="1"/></head><body><p t="0" d="1000">a &amp; <s p="1">b</s></p>' +
        '<p t="500" d="1500" p="1">c &lt;b&gt;</p></body></timedtext>',
    );
    expect(spans(authored)).toEqual([
      [0, 1000, 'a & <i>b</i>'],
      [500, 2000, '<i>c &lt;b></i>'],
    ]);
    expect(authored.cues[0]?.words).toBeUndefined();
  });

  it('json3 has the same in JSON', () => {
    const read = parseYouTube(
      JSON.stringify({
        wireMagic: 'pb3',
        pens: [{}],
        events: [
          { tStartMs: 0, dDurationMs: 5000, id: 1, wpWinPosId: 1 },
          {
            ...{ tStartMs: 80, dDurationMs: 4560, wWinId: 1 },
            segs: [
              { utf8: 'hey', acAsrConf: 0 },
              { utf8: ' everyone', tOffsetMs: 160, acAsrConf: 0 },
            ],
          },
          { tStartMs: 2310, dDurationMs: 2330, wWinId: 1, aAppend: 1, segs: [{ utf8: '\n' }] },
          { tStartMs: 2310, dDurationMs: 2330, wWinId: 1, segs: [{ utf8: 'welcome', acAsrConf: 0 }] },
        ],
      }),
    );
    expect(spans(read)).toEqual([
      [80, 2310, 'hey everyone'],
      [2310, 4640, 'welcome'],
    ]);
    expect(words(read)).toEqual(spoken);
  });

  it('are refused where they are other JSON, and empty where they hold nothing', () => {
    expect(() => parseYouTube('{"a":1}')).toThrow(SidecutError);
    expect(parseYouTube('<transcript/>').problems.map(({ code }) => code)).toEqual(['nothing-found']);
  });
});
