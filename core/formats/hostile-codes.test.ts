import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSami } from './sami/parse-sami.ts';
import { parseScc } from './scc/parse-scc.ts';
import { collapseRolling } from './rolling/collapse-rolling.ts';
import { parseSrt } from './srt/parse-srt.ts';
import { parseYouTubeXml } from './youtube/srv.ts';

/** The formats of codes and tags; those of lines are tried in hostile-input.test.ts. */
const parsers = [
  {
    name: 'SAMI',
    parse: parseSami,
    start: '<SAMI><SYNC Start=1><P Class=A>',
    fragments: [
      ...[
        '<SAMI>',
        '<STYLE>',
        '<!--',
        '-->',
        '.A { lang: en; Name: X }',
        '</STYLE>',
        '<SYNC Start=',
        '<SYNC Start=1000>',
      ],
      ...[
        '<P Class=A>',
        '<P ID=Source>',
        '&nbsp;',
        '<br>',
        '<font color=red>',
        '</font>',
        '<i>',
        '<b',
        '="',
        '>',
        '<ruby><rt>',
      ],
    ],
  },
  {
    name: 'SCC',
    parse: parseScc,
    start: 'Scenarist_SCC V1.0\n\n00:00:01:00\t9420 9420 94ae 94ae 9470 c8e5\n',
    fragments: [
      ...[
        '00:00:01:00\t',
        '00:00:02;00\t',
        '99:99:99:99 ',
        '9420 ',
        '942f ',
        '942c ',
        '9425 ',
        '94ad ',
        '9429 ',
        '9470 ',
      ],
      ...[
        '97a1 ',
        '91ae ',
        '9137 ',
        '9220 ',
        '1c20 ',
        '1520 ',
        '94a1 ',
        '94a4 ',
        '94ab ',
        'c8e5 ',
        '8080 ',
        'ffff ',
        '1fff ',
      ],
    ],
  },
  {
    name: 'YouTube XML',
    parse: parseYouTubeXml,
    start: '<timedtext><p t="1" d="2" w="1">',
    fragments: [
      ...[
        '<transcript>',
        '<text start="1" dur="2">',
        '</text>',
        '<p t="1"',
        ' d="5"',
        ' w="1"',
        ' a="1"',
        '>',
        '</p>',
        '<s t="1">',
      ],
      ...['<s', '</s>', '<pen id="1" i="1"/>', '<br/>', '&amp;#39;', '\n', '<text t="5" w="1" append="1">'],
    ],
  },
] as const;

describe.each(parsers)('$name from anyone', ({ parse, start, fragments }) => {
  it('never throws; cues are in order and whole', () => {
    const piece = fc.oneof(
      fc.constantFrom<string>(...fragments, ' ', '\n', 'x'),
      fc.string({ unit: 'binary', maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        const { cues, problems } = parse(start + text);
        const lines = text.split(/\r\n|\n|\r/).length + start.split('\n').length;
        for (const { line } of problems) expect(line >= 1 && line <= lines).toBe(true);
        expect(cues.map(({ startMs }) => startMs)).toEqual(
          cues.map(({ startMs }) => startMs).toSorted((a, b) => a - b),
        );
        for (const { startMs, endMs } of cues) {
          expect(Number.isSafeInteger(startMs) && startMs >= 0 && endMs >= startMs).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each([...fragments, '<', '"', 'x', '\n', 'c8e5 ', '<a '].map((fragment) => [fragment] as const))(
    'takes linear time on a run of %j',
    (fragment) => {
      const elapsed = (count: number): number => {
        const before = process.cpuUsage();
        parse(start + fragment.repeat(count));
        return process.cpuUsage(before).user / 1000;
      };
      const small = Math.max(20, elapsed(3000));
      expect(elapsed(30_000)).toBeLessThan(small * 40);
    },
  );
});

describe('captions that roll up, of anyone', () => {
  it('are collapsed in linear time, however they repeat', () => {
    const cue = (index: number, text: string): string => {
      const time = new Date(index * 100).toISOString().slice(11, 23).replace('.', ',');
      const end = new Date(index * 100 + 100).toISOString().slice(11, 23).replace('.', ',');
      return `${time} --> ${end}\n${text}\n\n`;
    };
    for (const textOf of [
      (i: number) => `a\n${i}`,
      (i: number) => `${i}\n${i + 1}`,
      () => 'x',
      () => 'x\n'.repeat(50),
    ]) {
      const elapsed = (count: number): number => {
        const file = Array.from({ length: count }, (_, index) => cue(index, textOf(index))).join('');
        const read = parseSrt(file);
        const before = process.cpuUsage();
        collapseRolling(read);
        return process.cpuUsage(before).user / 1000;
      };
      expect(elapsed(10_000)).toBeLessThan(40 * Math.max(20, elapsed(1000)));
    }
  });
});
