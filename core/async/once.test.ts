import { describe, expect, it, vi } from 'vitest';
import { once } from './once.ts';

describe('once', () => {
  it('makes its value at the first call, for all of them', async () => {
    const make = vi.fn(() => Promise.resolve({}));
    const get = once(make);
    expect(make).not.toHaveBeenCalled();
    const [a, b] = await Promise.all([get(), get()]);
    expect(a).toBe(b);
    expect(make).toHaveBeenCalledTimes(1);
  });

  it('forgets a failure', async () => {
    const make = vi.fn(() => Promise.resolve('there')).mockRejectedValueOnce(new Error('not yet'));
    const get = once(make);
    await expect(get()).rejects.toThrow('not yet');
    expect(await get()).toBe('there');
  });
});
