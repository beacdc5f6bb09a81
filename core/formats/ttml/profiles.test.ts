/** iTT, EBU-TT-D and Final Cut Pro's captions: what those who take them ask for. */
import { describe, expect, it } from 'vitest';
import { frameRate } from '../../time/frame-rate.ts';
import { encodeSubtitle } from '../encode/encode-subtitle.ts';
import { writeFcpxml } from '../fcpxml/write-fcpxml.ts';
import { parseTtml } from './parse-ttml.ts';
import { writeEbuTtD } from './write-ebu-tt-d.ts';
import { writeItt } from './write-itt.ts';
import { writeTtml } from './write-ttml.ts';

const cues = [
  { startMs: 2_205_411, endMs: 2_207_000, text: 'One <i>two</i>\n<font color="#ffff00">three</font>' },
  { startMs: 2_207_000, endMs: 2_208_500, text: '{\\an8}top' },
];
const warningsOf = (format: 'itt' | 'fcpxml' | 'ebu-tt-d', text: string, options = {}) =>
  encodeSubtitle({ cues: [{ startMs: 0, endMs: 1000, text }] }, format, options).warnings;

describe('iTunes Timed Text', () => {
  it('counts frames of the rate that it says', () => {
    const written = writeItt({ language: 'en', cues }, { frameRate: frameRate(25) });
    expect(written).toContain('ttp:timeBase="smpte" ttp:frameRate="25" ttp:frameRateMultiplier="1 1"');
    expect(written).toContain('<p begin="00:36:45:10" end="00:36:47:00" region="bottom">');
    expect(written).toContain('region="top">top</p>');
    expect(written).not.toMatch(/\d\.\d{3}"/);
  });

  it.each([
    [frameRate(24_000, 1001), 'frameRate="24" ttp:frameRateMultiplier="1000 1001" ttp:dropMode="nonDrop"'],
    [frameRate(30_000, 1001), 'frameRate="30" ttp:frameRateMultiplier="1000 1001" ttp:dropMode="dropNTSC"'],
    [frameRate(30), 'frameRate="30" ttp:frameRateMultiplier="1 1" ttp:dropMode="nonDrop"'],
  ])('is read back within half a frame at %j', (rate, head) => {
    const written = writeItt({ cues }, { frameRate: rate });
    expect(written).toContain(head);
    const read = parseTtml(written).cues;
    const halfFrameMs = (500 * rate.denominator) / rate.numerator + 1;
    for (const [index, cue] of read.entries()) {
      expect(Math.abs(cue.startMs - cues[index]!.startMs)).toBeLessThanOrEqual(halfFrameMs);
      expect(Math.abs(cue.endMs - cues[index]!.endMs)).toBeLessThanOrEqual(halfFrameMs);
    }
    expect(read.map(({ text, settings }) => [text, settings])).toEqual([
      ['One <i>two</i>\n<font color="#ffff00">three</font>', undefined],
      ['top', 'line:0'],
    ]);
  });

  it('says that a rate was assumed, and what it has no place for', () => {
    expect(warningsOf('itt', 'x')).toMatchObject([{ code: 'frame-rate-assumed' }]);
    const told = { frameRate: frameRate(25) };
    expect(warningsOf('itt', '{\\an8}x', told)).toEqual([]);
    expect(warningsOf('itt', '{\\an4}x', told)).toMatchObject([{ facts: { lost: 'places' } }]);
    expect(warningsOf('itt', '<s>x</s>', told)).toMatchObject([{ facts: { lost: 'strikeout' } }]);
  });
});

describe('EBU-TT-D', () => {
  const written = writeEbuTtD({ language: 'de', cues });

  it('names its looks as styles and puts every text in a span', () => {
    expect(written).toContain('<ebuttm:conformsToStandard>urn:ebu:tt:distribution:2018-04');
    expect(written).toContain('ttp:timeBase="media"');
    expect(written).toMatch(/<tt:style xml:id="look1" tts:fontStyle="italic"\/>/);
    expect(written).toContain('<tt:span style="text look1">two</tt:span><tt:br/>');
    expect(written).not.toMatch(/<tt:(?:p|span)[^>]* tts:/);
  });

  it('is read back the same', () => {
    expect(parseTtml(written).cues.map(({ startMs, text, settings }) => [startMs, text, settings])).toEqual([
      [2_205_411, cues[0]!.text, undefined],
      [2_207_000, 'top', 'line:0'],
    ]);
  });

  it('carries all nine places', () => {
    const nine = Array.from({ length: 9 }, (_, i) => ({
      startMs: i * 1000,
      endMs: i * 1000 + 900,
      text: `{\\an${i + 1}}x`,
    }));
    for (const write of [writeEbuTtD, writeTtml]) {
      const places = parseTtml(write({ cues: nine })).cues.map(({ settings }) => settings ?? '');
      expect(new Set(places).size).toBe(9);
    }
  });
});

it('TTML carries ruby, in the profile that has it', () => {
  const text = 'a <ruby>漢<rt>kan</rt>字<rt>ji</rt></ruby> z';
  const written = writeTtml({ cues: [{ startMs: 0, endMs: 1000, text }] });
  expect(written).toContain('profile/imsc1.1/text');
  expect(parseTtml(written).cues[0]?.text).toBe(text);
});

describe('captions for Final Cut Pro', () => {
  it('stand on frames, in the role of their language, at the bottom or the top', () => {
    const written = writeFcpxml({ language: 'en', cues }, { frameRate: frameRate(30_000, 1001) });
    expect(written).toContain('frameDuration="1001/30000s"');
    // 2205.411 s are 66,096.2 frames.
    expect(written).toContain(`offset="${66_096 * 1001}/30000s"`);
    expect(written).toContain('role="iTT?captionFormat=ITT.en"');
    expect(written).toContain('<text placement="top">');
    expect(written).toContain('fontFace="Italic" fontColor="1 1 1 1" italic="1"');
    expect(written).toContain('fontColor="1 1 0 1"');
  });

  it('take a lane each where they overlap, and never last no time', () => {
    const written = writeFcpxml({
      cues: [
        { startMs: 0, endMs: 4000, text: 'a' },
        { startMs: 1000, endMs: 2000, text: 'b' },
        { startMs: 3000, endMs: 3000, text: 'c & d' },
      ],
    });
    expect([...written.matchAll(/lane="(\d)"/g)].map((match) => match[1])).toEqual(['1', '2', '2']);
    expect(written).toContain('duration="1/25s"');
    expect(written).toContain('name="c &amp; d"');
  });
});
