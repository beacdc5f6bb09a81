import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { SidecutError } from '../../../core/errors.ts';
import { dataFolder } from '../data-folder.ts';

export interface WebOptions {
  readonly port: number;
  readonly dataFolder: string;
  /** Folders that the file chooser starts with. */
  readonly roots: readonly string[];
  readonly openBrowser: boolean;
  /** Videos to open. */
  readonly files: readonly string[];
}

export const usage = `Usage: npm start -- [FILE ...] [--port N] [--data-folder FOLDER] [--root FOLDER ...] [--no-open]
  --port N              listen on this port of 127.0.0.1 (default: any free one)
  --data-folder FOLDER  where the library, the models and derived files are (default: SIDECUT_HOME or the platform's)
  --root FOLDER         a folder that the file chooser starts with; can be given several times
  --no-open             print the address and don't open the browser`;

export function parseWebOptions(args: readonly string[]): WebOptions {
  const { values, positionals } = parse(args);
  const port = Number(values.port ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new SidecutError('usage', { reason: 'port-number', value: values.port ?? '' });
  }
  const folder = values['data-folder'];
  return {
    port,
    dataFolder: folder === undefined ? dataFolder() : resolve(folder),
    roots: (values.root ?? []).map((root) => resolve(root)),
    openBrowser: !values['no-open'],
    files: positionals.map((file) => resolve(file)),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        port: { type: 'string' },
        'data-folder': { type: 'string' },
        root: { type: 'string', multiple: true },
        'no-open': { type: 'boolean', default: false },
      },
    });
  } catch (cause) {
    throw new SidecutError(
      'usage',
      { reason: 'start-options', problem: (cause as Error).message },
      { cause },
    );
  }
}
