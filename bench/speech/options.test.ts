import { describe, expect, it } from 'vitest';
import { splitCommand } from './measure.ts';
import { parseBenchOptions } from './options.ts';
import { formatTable } from './table.ts';

describe('the options of the benchmark', () => {
  it('default to all models, 1 and 10 minutes, the machine’s cores', () => {
    expect(parseBenchOptions([], 6)).toMatchObject({
      minutes: [1, 10],
      models: ['starter', 'tiny', 'base'],
      threads: 6,
      tokens: 100,
    });
  });

  it.each([
    [['--minutes', '1,x'], /--minutes/],
    [['--models', 'huge'], /"huge"/],
    [['--threads', '0'], /--threads/],
    [['--stride', '-1'], /--stride/],
    [['--nonsense'], /nonsense/],
  ])('refuse %j with a sentence', (args, sentence) => {
    expect(parseBenchOptions(args, 2)).toMatch(sentence);
  });

  it('take the peer’s command apart without a shell', () => {
    expect(splitCommand('whisper-cli -m "my model.bin" -f {audio}')).toEqual([
      'whisper-cli',
      '-m',
      'my model.bin',
      '-f',
      '{audio}',
    ]);
  });
});

describe('formatTable', () => {
  it('compares with the pipeline’s row of the same model and length', () => {
    const best = (seconds: number) => ({
      loadSeconds: 1,
      firstCueSeconds: 2,
      seconds,
      peakBytes: 2 ** 20,
      text: '',
    });
    const table = formatTable([
      { model: 'base', minutes: 1, program: 'sidecut', best: best(5) },
      { model: 'base', minutes: 1, program: 'pipeline', best: best(20) },
      { model: 'base', minutes: 10, program: 'sidecut', best: best(100) },
    ]);
    expect(table).toContain('| base | 1 | sidecut | 12.0 | 4.00 |');
    expect(table).toContain('| base | 10 | sidecut | 6.0 |  |');
  });
});
