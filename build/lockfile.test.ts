import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface LockEntry {
  readonly hasInstallScript?: boolean;
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

interface Lock {
  readonly packages: Readonly<Record<string, LockEntry>>;
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'));
}

// npm leaves out the binaries of other platforms when their registry lacks that version, and `npm ci`
// then refuses the whole file on every machine.
it('the lock file holds every package that it names, those of other platforms too', () => {
  const { packages } = read('package-lock.json') as Lock;
  const missing = Object.entries(packages).flatMap(([dependent, entry]) =>
    Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })
      .filter((name) => !isLocked(packages, dependent, name))
      .map((name) => `${dependent} needs ${name}`),
  );
  expect(missing).toEqual([]);
});

// Its install step downloads NVIDIA's libraries, hundreds of megabytes, on every Linux machine. npm 11 is kept from it by
// `allowScripts`; npm 10 knows no such list, and runs what the lock file says has a step. When npm wrote the line anew:
// remove `"hasInstallScript": true` from that entry again.
it('the install step of onnxruntime-node runs under no npm', () => {
  const { allowScripts } = read('package.json') as {
    readonly allowScripts: Readonly<Record<string, boolean>>;
  };
  expect(allowScripts['onnxruntime-node']).toBe(false);
  const { packages } = read('package-lock.json') as Lock;
  expect(packages['node_modules/onnxruntime-node']).toMatchObject({ version: expect.any(String) as string });
  expect(packages['node_modules/onnxruntime-node']?.hasInstallScript).toBeUndefined();
});
