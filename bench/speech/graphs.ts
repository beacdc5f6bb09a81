import { execFile } from 'node:child_process';
import { access, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { ModelName } from './options.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The model's folder; random weights are made once. Throws with the reason when they cannot be. */
export async function modelFolder(
  name: ModelName,
  graphs: string | undefined,
  python: string,
): Promise<string> {
  if (name === 'starter') return join(root, 'models/starter/whisper');
  const parent = graphs ?? join(root, '.cache/bench-graphs');
  const folder = join(parent, name);
  if (await exists(join(folder, 'onnx/encoder_model.onnx'))) return folder;
  await mkdir(parent, { recursive: true });
  process.stderr.write(`Making ${folder} with random weights …\n`);
  const program = join(root, 'models/training/whisper/random_graphs.py');
  try {
    await promisify(execFile)(python, [program, parent, '--size', name], { maxBuffer: 64 * 1024 ** 2 });
  } catch (cause) {
    const needs = 'models/training/requirements.txt lists what the Python needs; --python names one.';
    throw new Error(`The graphs of ${name} could not be made. ${needs}`, { cause });
  }
  return folder;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
