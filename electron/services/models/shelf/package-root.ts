import { createRequire } from 'node:module';
import path from 'node:path';

/** Folder of an installed npm package, found from the place of its main file. */
export function packageRoot(packageName: string): string | undefined {
  try {
    const main = createRequire(import.meta.url).resolve(packageName);
    const at = main.lastIndexOf(path.join('node_modules', packageName));
    return main.slice(0, at + path.join('node_modules', packageName).length);
  } catch {
    return undefined;
  }
}
