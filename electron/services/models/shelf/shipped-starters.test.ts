import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { starters } from '../../../../models/catalogue.ts';
import { readModelLock } from '../layout/lock-file.ts';
import { requireWholeFolder } from '../layout/model-folder.ts';
import { layoutOf, modelFilesAmong } from '../layout/model-layout.ts';
import { shippedStarters, starterFolder } from '../layout/model-places.ts';
import { StoreFixture } from '../testing/store-fixture.ts';
import { verifyFolder } from './verify.ts';

/* The starters as they lie in this repository. `npm run lock:starter` renews their locks. */

const startersFolder = shippedStarters;

let store: StoreFixture;
beforeAll(async () => {
  store = await StoreFixture.create();
});
afterAll(() => store.remove());

test.each(starters.map((starter) => [starter.id, starter] as const))(
  '%s ships with a lock that holds for exactly its model files',
  async (id, starter) => {
    const places = { ...store.places, startersFolder };
    const folder = starterFolder(places, starter);
    const { layout, paths } = await requireWholeFolder(folder);
    expect(layout).toBe(layoutOf(starter.architecture));
    const lock = await readModelLock(folder);
    expect(lock).toMatchObject({ id, origin: { kind: 'shipped' } });
    expect(lock?.files.map((file) => file.path)).toEqual(modelFilesAmong(layout, paths));
    const findings = await verifyFolder(places, folder, lock!);
    expect(findings.filter(({ state }) => state !== 'intact')).toEqual([]);
  },
);

test('a folder under models/starter is that of a starter', async () => {
  const places = { ...store.places, startersFolder };
  const entries = await readdir(startersFolder, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  expect(folders.sort()).toEqual(
    starters.map((starter) => path.basename(starterFolder(places, starter))).sort(),
  );
});

test('the weights of all starters together are at most 25 MB', async () => {
  const names = await readdir(startersFolder, { recursive: true });
  let bytes = 0;
  for (const name of names.filter((file) => /\.onnx/.test(file)))
    bytes += (await stat(path.join(startersFolder, name))).size;
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThanOrEqual(25_000_000);
});
