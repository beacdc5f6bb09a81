import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutIntoParts, joinParts, sizeOf, slicesBySize } from './parts.ts';

const path = ['edit', 'changes'] as const;

function cut(value: unknown) {
  const ahead: unknown[] = [];
  const parts = cutIntoParts(value, path);
  for (let part = parts.next(); ; part = parts.next()) {
    if (part.done) return { ahead, last: part.value };
    ahead.push(...part.value);
  }
}

describe('a long list', () => {
  it('is the same when it was cut and joined', () => {
    const sizes = fc.array(fc.nat(200_000), { maxLength: 12 });
    fc.assert(
      fc.property(sizes, (lengths) => {
        const changes = lengths.map((length, index) => `${index}`.padEnd(length));
        const value = { mediaId: 'm', edit: { id: 'e', changes } };
        const { ahead, last } = cut(value);
        expect(joinParts(last, path, ahead)).toEqual(value);
        expect(value.edit.changes).toBe(changes);
      }),
    );
  });

  it('that is short, or not there, stays where it is', () => {
    for (const value of [{ edit: { changes: [1, 2] } }, { edit: null }, null, 'x', { edit: {} }]) {
      expect(cut(value)).toEqual({ ahead: [], last: value });
      expect(cut(value).last).toBe(value);
    }
  });
});

describe('slices', () => {
  it('are as long as the size allows, and one item at least', () => {
    expect([...slicesBySize(['aa', 'b'.repeat(90), 'c', 'd', 'e'.repeat(9)], 16)]).toEqual([
      ['aa'],
      ['b'.repeat(90)],
      ['c', 'd'],
      ['e'.repeat(9)],
    ]);
    expect([...slicesBySize([], 16)]).toEqual([]);
  });

  it('measure about what JSON would be', () => {
    const value = {
      id: 'c1',
      startMs: 12_345_678,
      words: [{ text: ' word', confidence: 0.9234567 }],
      label: null,
    };
    const length = JSON.stringify(value).length;
    expect(sizeOf(value)).toBeGreaterThan(length * 0.8);
    expect(sizeOf(value)).toBeLessThan(length * 1.25);
  });
});
