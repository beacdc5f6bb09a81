import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface LockEntry {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** npm's own look-up: the nearest `node_modules` folder above the dependent that holds the name. */
function isLocked(packages: Readonly<Record<string, LockEntry>>, dependent: string, name: string): boolean {
  for (let base = dependent; ;) {
    if (`${base === '' ? '' : `${base}/`}node_modules/${name}` in packages) return true;
    if (base === '') return false;
    base = base.slice(0, Math.max(0, base.lastIndexOf('/node_modules/')));
  }
}

// npm leaves out the binaries of other platforms when their registry lacks that version, and `npm ci`
// then refuses the whole file on every machine.
it('the lock file holds every package that it names, those of other platforms too', () => {
  const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')) as {
    readonly packages: Readonly<Record<string, LockEntry>>;
  };
  const missing = Object.entries(lock.packages).flatMap(([dependent, entry]) =>
    Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })
      .filter((name) => !isLocked(lock.packages, dependent, name))
      .map((name) => `${dependent} needs ${name}`),
  );
  expect(missing).toEqual([]);
});
