import { describe, expect, it } from 'vitest';
import { figuresSchema, isOk, judge } from './figures.ts';
import { formatTable } from './format-table.ts';

const figure = (promise: { readonly atLeast?: number; readonly atMost?: number }) =>
  figuresSchema.parse({
    figures: [
      { id: 'rank1', name: 'right at rank 1', unit: 'share', measured: 0.9, on: '200 passages', ...promise },
    ],
  }).figures[0]!;

describe('a figure of a model card', () => {
  it('holds at its limit and fails beyond it, in either direction', () => {
    expect(isOk(judge('x', figure({ atLeast: 0.85 }), () => 0.85))).toBe(true);
    expect(isOk(judge('x', figure({ atLeast: 0.85 }), () => 0.849))).toBe(false);
    expect(isOk(judge('x', figure({ atMost: 0.1 }), () => 0.1))).toBe(true);
    expect(isOk(judge('x', figure({ atMost: 0.1 }), () => 0.11))).toBe(false);
  });

  it('that nobody measures is a failure, not a pass', () => {
    expect(isOk(judge('x', figure({ atLeast: 0 }), () => undefined))).toBe(false);
    expect(isOk(judge('x', figure({ atLeast: 0 }), () => NaN))).toBe(false);
  });

  it('promises one direction only', () => {
    expect(() => figure({})).toThrow('needs atLeast or atMost');
    expect(() => figure({ atLeast: 0, atMost: 1 })).toThrow('needs atLeast or atMost');
  });
});

describe('the table', () => {
  it('names the missed figures and counts them', () => {
    const rows = [
      judge('x', figure({ atLeast: 0.85 }), () => 0.9),
      judge('x', figure({ atLeast: 0.95 }), () => 0.9),
    ];
    expect(formatTable(rows)).toMatch(/right at rank 1 +>= 95\.0 % +90\.0 % +90\.0 % +NO/);
    expect(formatTable(rows)).toMatch(/1 of 2 do not hold\.$/);
    expect(formatTable(rows.slice(0, 1))).toMatch(/All 1 figures hold\.$/);
  });
});
