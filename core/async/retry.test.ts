import { describe, expect, it, vi } from 'vitest';
import { retry } from './retry.ts';

const failing = (times: number) => {
  let left = times;
  return () => (left-- > 0 ? Promise.reject(new Error(`failure ${times - left}`)) : Promise.resolve('done'));
};

describe('retry', () => {
  it('tries again as long as it is told to', async () => {
    const again = vi.fn((_error: unknown, failures: number) => failures < 3);
    expect(await retry(failing(2), again)).toBe('done');
    expect(again.mock.calls.map(([, failures]) => failures)).toEqual([1, 2]);
  });

  it('throws the last failure', async () => {
    await expect(retry(failing(5), (_error, failures) => failures < 3)).rejects.toThrow('failure 3');
  });

  it('throws what goes wrong in between', async () => {
    const again = () => Promise.reject(new Error('cannot be mended'));
    await expect(retry(failing(1), again)).rejects.toThrow('cannot be mended');
  });
});
