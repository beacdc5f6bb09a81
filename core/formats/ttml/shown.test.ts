/** What of a TTML document is shown, and when: faults that other people's files found. */
import { describe, expect, it } from 'vitest';
import { parseTtml } from './parse-ttml.ts';

const read = (body: string, { head = '', attributes = '' } = {}) =>
  parseTtml(`<tt ${attributes}><head>${head}</head><body>${body}</body></tt>`);
const timed = (body: string, more = {}) =>
  read(body, more).cues.map(({ startMs, endMs, text }) => [startMs, endMs, text]);

describe('what is hidden is not shown', () => {
  it.each([
    '<p begin="0s" end="1s" tts:display="none">x</p>',
    '<div tts:display="none"><p begin="0s" end="1s">x</p></div>',
    '<p begin="0s" end="1s" tts:visibility="hidden">x</p>',
    '<p begin="0s" end="1s" tts:opacity="0">x</p>',
    '<p begin="0s" end="1s"><span style="off">x</span></p>',
    '<p begin="0s" end="1s" region="off">x</p>',
  ])('%s', (body) => {
    const head =
      '<styling><style xml:id="off" tts:display="none"/></styling>' +
      '<layout><region xml:id="off" tts:opacity="0.0"/></layout>';
    expect(timed(`<p begin="3s" end="4s">y</p>${body}`, { head })).toEqual([[3000, 4000, 'y']]);
  });

  it('but for what is visible inside', () => {
    const body =
      '<p begin="0s" end="1s" tts:visibility="hidden">x <span tts:visibility="visible">y</span></p>';
    expect(timed(body)).toEqual([[0, 1000, 'y']]);
  });
});

describe('times of what stands around', () => {
  it('an element outside them is never shown, and this is said', () => {
    const { cues, problems } = read(
      '<div end="10s"><p begin="12s" end="14s">late</p><p begin="9s" end="12s">on</p></div>',
    );
    expect(cues).toMatchObject([{ startMs: 9000, endMs: 10_000, text: 'on' }]);
    expect(problems).toMatchObject([{ code: 'never-shown', facts: { quote: 'late' } }]);
  });

  it('those of a region count too', () => {
    const head = '<layout><region xml:id="r" begin="1s" end="2s"/></layout>';
    expect(timed('<p region="r" begin="0s" end="9s">a</p>', { head })).toEqual([[1000, 2000, 'a']]);
    expect(timed('<div region="r"><p>b</p></div>', { head })).toEqual([[1000, 2000, 'b']]);
  });

  it('in a sequence only content moves what follows, and what says no duration lasts none', () => {
    expect(
      timed(
        '<div timeContainer="seq" dur="20s"><metadata/><p dur="5s">one</p><p>none</p><p dur="5s">two</p></div>',
      ),
    ).toEqual([
      [0, 5000, 'one'],
      [5000, 10_000, 'two'],
    ]);
    expect(
      timed(
        '<body timeContainer="seq"><div><p dur="2s">a</p><p begin="1s" end="4s">b</p></div><div><p dur="1s">c</p></div></body>',
      ),
    ).toEqual([
      [0, 2000, 'a'],
      [1000, 4000, 'b'],
      [4000, 5000, 'c'],
    ]);
  });

  it('without an end a cue lasts until the next one begins', () => {
    const { cues, problems } = read('<p begin="1s">a</p><p begin="4s">b</p>');
    expect(cues.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
      [1000, 4000],
      [4000, 6000],
    ]);
    expect(problems.map(({ code }) => code)).toEqual(['end-missing', 'end-missing']);
  });

  it('lyrics of Apple count lines and words from the start', () => {
    const attributes = 'itunes:timing="Word"';
    const body =
      '<div begin="19.7s" end="30s"><p begin="19.76s" end="22s"><span begin="19.76s" end="20.5s">Come</span> ' +
      '<span begin="20.5s" end="22s">home</span></p></div>';
    const [cue] = read(body, { attributes }).cues;
    expect(cue).toMatchObject({ startMs: 19_760, endMs: 22_000, text: 'Come home' });
    expect(cue?.words).toMatchObject([
      { startMs: 19_760, endMs: 20_500, text: 'Come' },
      { startMs: 20_500, endMs: 22_000, text: ' home' },
    ]);
  });
});

describe('spans with times', () => {
  it('that leave gaps are cues of their own', () => {
    expect(
      timed('<p begin="1s" end="9s"><span end="2s">one</span> <span begin="3s" end="5s">two</span></p>'),
    ).toEqual([
      [1000, 3000, 'one'],
      [4000, 6000, 'two'],
    ]);
  });

  it('that add up are shown as they add up, each moment once', () => {
    expect(timed('<p><span begin="1s" end="4s">one</span> <span begin="2s" end="4s">two</span></p>')).toEqual(
      [
        [1000, 2000, 'one'],
        [2000, 4000, 'one two'],
      ],
    );
  });

  it('beside text that is always there', () => {
    expect(timed('<p begin="0s" end="4s">Score: <span begin="2s">1</span></p>')).toEqual([
      [0, 2000, 'Score:'],
      [2000, 4000, 'Score: 1'],
    ]);
  });

  it('in one paragraph of thousands take no time', () => {
    const spans = Array.from({ length: 20_000 }, (_, i) => `<span begin="${i}s" end="99999s">w</span>`);
    expect(timed(`<p>${spans.join(' ')}</p>`)).toHaveLength(20_000);
  });
});

describe('ruby', () => {
  it.each([
    '<span tts:ruby="container"><span tts:ruby="base">base</span> <span tts:ruby="text">top</span></span>',
    '<span style="c"><span style="b">base</span><span style="t">top</span></span>',
    '<span style="c"><span style="b">base</span><span tts:ruby="delimiter">(</span><span style="t">top</span>' +
      '<span tts:ruby="delimiter">)</span></span>',
  ])('stands above its base: %s', (ruby) => {
    const style = (id: string, value: string) => `<style xml:id="${id}" tts:ruby="${value}"/>`;
    const head = style('c', 'container') + style('b', 'base') + style('t', 'text');
    expect(timed(`<p begin="0s" end="1s">a ${ruby} z</p>`, { head })).toEqual([
      [0, 1000, 'a <ruby>base<rt>top</rt></ruby> z'],
    ]);
  });
});

describe('looks and places', () => {
  it('colours and lines through, of elements, styles and regions', () => {
    const head =
      '<styling><style xml:id="y" tts:color="yellow"/></styling><layout><region xml:id="r" tts:color="#00ff00"/></layout>';
    const body =
      '<p begin="0s" end="1s" style="y">a<span tts:color="white" tts:textDecoration="lineThrough">b</span></p>' +
      '<p begin="1s" end="2s" region="r">c</p>';
    expect(read(body, { head }).cues.map(({ text }) => text)).toEqual([
      '<font color="#ffff00">a</font><s>b</s>',
      '<font color="#00ff00">c</font>',
    ]);
  });

  it('left and right', () => {
    const head = '<layout><region xml:id="r" tts:textAlign="right" tts:displayAlign="before"/></layout>';
    const body =
      '<p begin="0s" end="1s" region="r">a</p><p begin="1s" end="2s" tts:textAlign="left">b</p><p begin="2s" end="3s" tts:textAlign="center">c</p>';
    expect(read(body, { head }).cues.map(({ settings }) => settings)).toEqual([
      'line:0 position:90% align:end',
      'position:10% align:start',
      undefined,
    ]);
  });
});
