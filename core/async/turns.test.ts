import { describe, expect, it } from 'vitest';
import { createKeyedTurns, createTurns } from './turns.ts';

function tracked() {
  const log: string[] = [];
  const task =
    (name: string, work: () => void = () => undefined) =>
    async () => {
      log.push(`${name} begins`);
      await Promise.resolve();
      work();
      log.push(`${name} ends`);
      return name;
    };
  return { log, task };
}

describe('turns', () => {
  it('runs tasks one after the other, in the order of the calls', async () => {
    const { log, task } = tracked();
    const turns = createTurns();
    expect(await Promise.all([turns(task('a')), turns(task('b'))])).toEqual(['a', 'b']);
    expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it('goes on after a failure, which its own caller gets', async () => {
    const { log, task } = tracked();
    const turns = createTurns();
    const failing = turns(
      task('a', () => {
        throw new Error('broken');
      }),
    );
    const next = turns(task('b'));
    await expect(failing).rejects.toThrow('broken');
    expect(await next).toBe('b');
    expect(log).toEqual(['a begins', 'b begins', 'b ends']);
  });

  it('keeps the keys apart', async () => {
    const { log, task } = tracked();
    const turns = createKeyedTurns();
    await Promise.all([turns('1', task('a')), turns('1', task('b')), turns('2', task('c'))]);
    expect(log.indexOf('c begins')).toBeLessThan(log.indexOf('b begins'));
    expect(log.indexOf('a ends')).toBeLessThan(log.indexOf('b begins'));
    expect(await turns('1', task('d'))).toBe('d');
  });
});
