import { describe, expect, it } from 'vitest';
import { parseTtml } from './parse-ttml.ts';

const file = (head: string, body: string): string => `<tt><head>${head}</head><body>${body}</body></tt>`;
const paragraph = '<p begin="1s" end="2s" style="s0" region="r">x</p>';

/** `levels` levels of `width` styles, each of which names every style of the next level. */
function levelsOfStyles(levels: number, width: number, last: string): string {
  const names = (level: number) =>
    Array.from({ length: width }, (_, i) => (i === 0 ? `s${level}` : `s${level}x${i}`));
  return Array.from({ length: levels }, (_, level) =>
    names(level)
      .map(
        (id) =>
          `<style xml:id="${id}" ${level === levels - 1 ? last : `style="${names(level + 1).join(' ')}"`}/>`,
      )
      .join(''),
  ).join('');
}

function cpuMsOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  return process.cpuUsage(before).user / 1000;
}

describe('styles that refer to styles', () => {
  it.each([
    ['the next one twenty times, twenty deep', 21, 1, 20],
    ['each of three of the next level', 30, 3, 1],
    ['each of ten of the next level', 60, 10, 1],
  ])('are resolved once each, where they name %s', (_, levels, width, repeats) => {
    let styles = levelsOfStyles(levels, width, 'tts:fontStyle="italic"');
    if (repeats > 1)
      styles = styles.replace(
        /style="(s\d+)"/g,
        (_found, id: string) => `style="${`${id} `.repeat(repeats)}"`,
      );
    const text = file(`<styling>${styles}</styling>`, paragraph.repeat(100));
    let cues: readonly { readonly text: string }[] = [];
    expect(cpuMsOf(() => (cues = parseTtml(text).cues))).toBeLessThan(500);
    expect(cues).toHaveLength(100);
    expect(cues[0]!.text).toBe('<i>x</i>');
  });

  it('may form a chain as long as the file', () => {
    const chain = Array.from({ length: 50_000 }, (_, i) => `<style xml:id="s${i}" style="s${i + 1}"/>`).join(
      '',
    );
    const text = file(`<styling>${chain}<style xml:id="s50000" tts:fontWeight="bold"/></styling>`, paragraph);
    expect(parseTtml(text).cues[0]!.text).toBe('<b>x</b>');
  });

  it('may form a circle, which ends', () => {
    const styles =
      '<style xml:id="s0" style="s1"/><style xml:id="s1" style="s2 s0"/><style xml:id="s2" style="s1" tts:fontStyle="italic"/>';
    expect(parseTtml(file(styles, paragraph)).cues[0]!.text).toBe('<i>x</i>');
  });

  it('say less than what a style says itself, and the last one named decides', () => {
    const styles =
      '<style xml:id="a" tts:fontStyle="italic" tts:fontWeight="bold"/><style xml:id="b" tts:fontStyle="normal"/>' +
      '<style xml:id="s0" style="a b"/>';
    expect(parseTtml(file(styles, paragraph)).cues[0]!.text).toBe('<b>x</b>');
  });

  it('may stand behind those that name them', () => {
    const layout = '<layout><region xml:id="r" style="s0"/></layout>';
    const styles = '<style xml:id="s0" style="s1"/><style xml:id="s1" tts:displayAlign="before"/>';
    const [cue] = parseTtml(file(`${layout}<styling>${styles}</styling>`, paragraph)).cues;
    expect(cue).toMatchObject({ settings: expect.stringMatching(/^line:0/) as string });
  });
});

describe('a region of many styles', () => {
  const cpuMs = (count: number): number => {
    const styles = Array.from(
      { length: count },
      (_, i) => `<style tts:origin="0% ${i % 100}%" a${i}="1"/>`,
    ).join('');
    const text = file(`<layout><region xml:id="r">${styles}</region></layout>`, paragraph);
    return cpuMsOf(() => parseTtml(text));
  };

  it('is read in time that grows with their number', () => {
    const few = Math.max(10, cpuMs(2000));
    expect(cpuMs(40_000)).toBeLessThan(few * 60);
  });

  it('costs each cue in it no more than another', () => {
    const region = `<region xml:id="r" style="${'s '.repeat(200_000)}"/>`;
    const text = file(`<layout>${region}</layout>`, `${region.slice(0, 22)}/>${paragraph}`.repeat(2000));
    expect(cpuMsOf(() => parseTtml(text))).toBeLessThan(1500);
  });
});
