import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SidecutError } from '../../../core/errors.ts';
import { adviceForWindow, errorForWindow } from './advice-for-window.ts';

const electron = join(import.meta.dirname, '..', '..');
/** What only the command line runs. */
const commandLineOnly =
  /^(services\/(doctor|advice)\/|hosts\/cli\/|services\/models\/install\/import-folder)/;

function sourcesOf(folder: string): string[] {
  return readdirSync(join(electron, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter(
      (name) => name.endsWith('.ts') && !/\.test\.ts$|\/testing\//.test(name) && !commandLineOnly.test(name),
    );
}

/** Lines of text in the sources that give advice for a command line. */
const advice = ['services', 'inference'].flatMap(sourcesOf).flatMap((name) =>
  readFileSync(join(electron, name), 'utf8')
    .split('\n')
    .filter((line) => !/^\s*(\*|\/\/|\/\*)/.test(line))
    .filter((line) =>
      /['`"].*(\s--(?!no-)[a-z]{3,}\b|\bsidecut (models|doctor|caption)\b).*['`"]/.test(line),
    ),
);

describe('advice in the window', () => {
  it('is found in the sources', () => {
    expect(advice.length).toBeGreaterThan(0);
  });

  it.each(advice)('names no option of the command line: %s', (line) => {
    expect(adviceForWindow(line.replaceAll('\\`', '`'))).not.toMatch(/\s--[a-z]|\bsidecut [a-z]/);
  });

  it('keeps code and details of an error', () => {
    const error = new SidecutError('unknown-language', 'The model x … Choose another with --model.', {
      details: { id: 'x' },
    });
    expect(errorForWindow(error)).toMatchObject({
      code: 'unknown-language',
      message: 'The model x … Choose another.',
      facts: { id: 'x' },
    });
    const defect = new Error('a defect');
    expect(errorForWindow(defect)).toBe(defect);
  });
});
