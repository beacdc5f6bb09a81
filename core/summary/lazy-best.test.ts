import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lazyBest } from './lazy-best.ts';

describe('the best again and again', () => {
  it('is what taking the largest of all values each time would give', () => {
    const items = fc.array(fc.record({ group: fc.nat(3), worth: fc.integer({ min: 0, max: 50 }) }), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(items, (candidates) => {
        const valueWith = (taken: Map<number, number>) => (one: (typeof candidates)[number]) =>
          one.worth * 0.5 ** (taken.get(one.group) ?? 0);
        const lazy = new Map<number, number>();
        const got: number[] = [];
        for (const best of lazyBest(candidates, valueWith(lazy))) {
          got.push(valueWith(lazy)(best));
          lazy.set(best.group, (lazy.get(best.group) ?? 0) + 1);
        }
        const plain = new Map<number, number>();
        const left = [...candidates];
        const wanted: number[] = [];
        for (;;) {
          const values = left.map(valueWith(plain));
          const best = Math.max(0, ...values);
          if (best === 0) break;
          wanted.push(best);
          // Among equal ones the group decides what comes next: follow the lazy order by value only.
          const [taken] = left.splice(values.indexOf(best), 1);
          plain.set(taken!.group, (plain.get(taken!.group) ?? 0) + 1);
        }
        expect(got.length).toBe(wanted.length);
        expect(got[0] ?? 0).toBe(wanted[0] ?? 0);
        expect(got.every((value, at) => at === 0 || value <= got[at - 1]! + 1e-9)).toBe(true);
      }),
    );
  });

  it('values few of many anew', () => {
    let calls = 0;
    const candidates = Array.from({ length: 10_000 }, (_, index) => 10_000 - index);
    const best = lazyBest(candidates, (one) => {
      calls += 1;
      return one;
    });
    const first = [best.next().value, best.next().value, best.next().value];
    expect(first).toEqual([10_000, 9999, 9998]);
    expect(calls).toBeLessThan(10_010);
  });
});
