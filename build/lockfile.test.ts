import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface LockEntry {
  readonly name?: string;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
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

// One install step downloads NVIDIA's libraries, hundreds of megabytes, on every Linux machine, the other compiles llama.cpp where
// its binary does not load. npm 11 is kept from it by
// `allowScripts`; npm 10 knows no such list, and runs what the lock file says has a step. When npm wrote the line anew:
// remove `"hasInstallScript": true` from that entry again.
it.each(['onnxruntime-node', 'node-llama-cpp'])('the install step of %s runs under no npm', (name) => {
  const { allowScripts } = read('package.json') as {
    readonly allowScripts: Readonly<Record<string, boolean>>;
  };
  expect(allowScripts[name]).toBe(false);
  const { packages } = read('package-lock.json') as Lock;
  const entry = packages[`node_modules/${name}`];
  expect(entry).toMatchObject({ version: expect.any(String) as string });
  expect(entry?.hasInstallScript).toBeUndefined();
});

// With those for graphics cards it takes 732 MB. Each platform keeps the one for its own processor.
it('llama.cpp comes for the processor of every platform, and without the binaries for graphics cards', () => {
  const { packages } = read('package-lock.json') as Lock;
  const binaries = Object.entries(packages).flatMap(([place, { name, os, cpu }]) => {
    const binary = /^node_modules\/@node-llama-cpp\/(.*)$/.exec(place)?.[1];
    return binary === undefined ? [] : [{ binary, name, os, cpu }];
  });
  for (const { binary, name } of binaries)
    expect(name, binary).toBe(/cuda|vulkan/.test(binary) ? 'empty-npm-package' : undefined);
  for (const [system, ...processors] of [
    ['linux', 'x64', 'arm64'],
    ['darwin', 'x64', 'arm64'],
    ['win32', 'x64', 'arm64'],
  ] as const) {
    for (const processor of processors) {
      const own = binaries.filter(({ os, cpu }) => os?.includes(system) && cpu?.includes(processor));
      expect(
        own.some(({ binary }) => binary.includes(processor)),
        `${system} ${processor}`,
      ).toBe(true);
    }
  }
});
