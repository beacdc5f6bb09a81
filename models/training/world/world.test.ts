import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const check = fileURLToPath(new URL('check.py', import.meta.url));

function runCheck(...args: readonly string[]): { readonly status: number | null; readonly output: string } {
  const { status, stdout, stderr } = spawnSync('python3', ['-B', check, ...args], { encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

describe('the checker of the small world', () => {
  let folder: string;
  beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'sidecut-world-'))));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  const checkLines = (...lines: readonly string[]) => {
    writeFileSync(join(folder, 'food.txt'), `${lines.join('\n')}\n`);
    return runCheck(folder);
  };
  const apple =
    '🍎 | apple / apples : a round sweet fruit | manzana f / manzanas : una fruta redonda | ' +
    'Apfel m / Äpfel : eine runde Frucht | pomme f / pommes : un fruit rond | 苹果 个 : 圆圆的水果';

  it('finds nothing wrong with what is committed', () => {
    const { status, output } = runCheck();
    expect(output).toMatch(/^\s*1[2-9]\d\d concepts, \d+ pictures; 0 faults$/m);
    expect(status).toBe(0);
  });

  it('passes a right line', () => {
    expect(checkLines('[dish]', apple)).toMatchObject({ status: 0 });
  });

  it.each([
    { what: 'a missing language', lines: [apple.replace(/ \| 苹果.*/u, '')], found: '4 languages, not 5' },
    { what: 'a missing gender', lines: [apple.replace('manzana f', 'manzana')], found: 'es: no gender' },
    { what: 'a stray character', lines: [apple.replace('pommes', 'pom_mes')], found: 'stray characters' },
    { what: 'a missing plural', lines: [apple.replace('apple / apples', 'apple')], found: 'en: 1 forms' },
    {
      what: 'a paraphrase that uses its own word',
      lines: [apple.replace('a round sweet fruit', 'the red apple')],
      found: 'the paraphrase uses its own word: apple',
    },
    { what: 'a concept that stands twice', lines: [apple, apple], found: "key 'dish:apple' stands already" },
  ])('names $what by file and line', ({ lines, found }) => {
    const { status, output } = checkLines('[dish]', ...lines);
    expect(status).toBe(1);
    expect(output).toMatch(/^food\.txt:\d+: /m);
    expect(output).toContain(found);
  });
});
