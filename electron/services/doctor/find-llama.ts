import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { LlamaFinding } from './report.ts';

const packageSchema = z.object({ name: z.string(), version: z.string() });
const scope = '@node-llama-cpp';

/** What of llama.cpp is installed. Nothing of it is run. */
export async function findLlama(): Promise<LlamaFinding> {
  const modules = path.resolve(fileURLToPath(import.meta.resolve('node-llama-cpp')), '..', '..', '..');
  const { version } = await readPackage(path.join(modules, 'node-llama-cpp'));
  const folder = path.join(modules, scope);
  const names = await readdir(folder).catch(() => []);
  const binaries: string[] = [];
  for (const name of names.sort()) {
    // In the place of those that are left out lies an empty package.
    const found = await readPackage(path.join(folder, name)).catch(() => undefined);
    if (found?.name === `${scope}/${name}` && name.startsWith(ownPlatform)) binaries.push(name);
  }
  const graphics = graphicsBinaries[`${process.platform}-${process.arch}`] ?? null;
  return {
    ...{ version, folder, binaries },
    addable: graphics === null || binaries.includes(graphics) ? null : graphics,
  };
}

async function readPackage(folder: string): Promise<z.infer<typeof packageSchema>> {
  return packageSchema.parse(JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')));
}

const platformNames: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  darwin: 'mac',
  win32: 'win',
  linux: 'linux',
};
const ownPlatform = `${platformNames[process.platform] ?? process.platform}-${process.arch}`;

/** Vulkan serves the cards of every maker; on a Mac the binary for the processor has Metal already. */
const graphicsBinaries: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64-vulkan',
  'win32-x64': 'win-x64-vulkan',
};
