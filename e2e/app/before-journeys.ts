import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '../../build/build-app.ts';
import { sharedFolderVariable } from './captioned-sample.ts';

/** The journeys drive the page as it ships, and share what is made once for all of them. */
export default async function beforeJourneys(): Promise<() => Promise<void>> {
  await buildApp();
  const folder = await mkdtemp(join(tmpdir(), 'sidecut-journeys-'));
  process.env[sharedFolderVariable] = folder;
  return () => rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
