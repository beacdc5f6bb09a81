import { expect, it } from 'vitest';
import { runProgram } from './run-program.ts';

const busyChild = `
  const { spawnSync } = require('node:child_process');
  const busy = 'const held = Buffer.alloc(60e6, 1); const end = Date.now() + 400; while (Date.now() < end) {}; held[0]';
  spawnSync(process.execPath, ['-e', busy]);
  console.log('said');`;

it.runIf(process.platform === 'linux')(
  'counts time and memory of what a program starts, as its own',
  async () => {
    const run = await runProgram(process.execPath, ['-e', busyChild]);
    expect(run.stdout).toBe('said\n');
    expect(run.wallSeconds).toBeGreaterThan(0.4);
    expect(run.cpuSeconds).toBeGreaterThan(0.15);
    expect(run.peakBytes).toBeGreaterThan(100e6);
  },
);

it('throws the last words of a program that fails', async () => {
  const run = runProgram(process.execPath, ['-e', 'console.error("no model"); process.exit(3)']);
  await expect(run).rejects.toThrow(/status 3:\nno model/);
});
