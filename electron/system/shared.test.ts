import { expect, it } from 'vitest';
import { Shared } from './shared.ts';

it('is made once for all, and goes on when the one who asked first leaves', async () => {
  const shared = new Shared<string, number>();
  const first = new AbortController();
  const { promise, resolve } = Promise.withResolvers<number>();
  let made = 0;
  const make = () => {
    made++;
    return promise;
  };
  const [left, stayed] = [
    shared.get('a', make, first.signal),
    shared.get('a', make, AbortSignal.timeout(60_000)),
  ];
  first.abort(new Error('typed on'));
  await expect(left).rejects.toThrow('typed on');
  resolve(7);
  expect(await stayed).toBe(7);
  expect(await shared.get('a', make)).toBe(7);
  expect(made).toBe(1);
});

it('a failure is tried again', async () => {
  const shared = new Shared<string, number>();
  await expect(shared.get('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await shared.get('a', () => Promise.resolve(1))).toBe(1);
  shared.delete('a');
  expect(await shared.get('a', () => Promise.resolve(2))).toBe(2);
});
