import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const pairs = [...css.matchAll(/--speaker-\d: light-dark\((#\w{6}), (#\w{6})\)/g)];
const [onLight, onDark] = /--on-speaker: light-dark\((#\w{6}), (#\w{6})\)/.exec(css)!.slice(1);
const surfaces = (name: string) => new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(css)!;

function linear(hex: string): readonly [number, number, number] {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** Contrast of WCAG 2, 1 to 21. */
function contrast(a: string, b: string): number {
  const luminance = (hex: string) => {
    const [r, g, b1] = linear(hex);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b1;
  };
  const [dark, light] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (light! + 0.05) / (dark! + 0.05);
}

/** Distance in OKLab: 0.02 is about what one sees side by side. */
function distance(a: string, b: string): number {
  const lab = (hex: string) => {
    const [r, g, b1] = linear(hex);
    const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b1);
    const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b1);
    const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b1);
    return [
      0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
      1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
      0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
    ];
  };
  const [one, other] = [lab(a), lab(b)];
  return Math.hypot(...one.map((value, i) => value - other[i]!));
}

it.each([
  ['light', 1, onLight!],
  ['dark', 2, onDark!],
] as const)('nine speakers have colours apart, on which text can be read: %s', (_, at, text) => {
  const colours = pairs.map((pair) => pair[at]!);
  expect(colours).toHaveLength(9);
  for (const [i, colour] of colours.entries()) {
    expect(contrast(colour, text)).toBeGreaterThanOrEqual(4.5);
    for (const surface of ['surface-raised', 'surface', 'surface-selected', 'timeline-background']) {
      expect(contrast(colour, surfaces(surface)[at]!)).toBeGreaterThanOrEqual(3);
    }
    for (const other of colours.slice(0, i)) expect(distance(colour, other)).toBeGreaterThan(0.07);
  }
});
