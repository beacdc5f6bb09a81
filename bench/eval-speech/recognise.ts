import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { captionFiles } from '../../e2e/cli/sidecut-cli.ts';
import type { CaptionedFile } from '../../e2e/cli/sidecut-cli.ts';
import { speechSampleRate } from '../../sample/speech/speech.ts';
import { writeWave } from '../../sample/speech/wave.ts';

/** Files of one call: enough that starting the program does not count. */
const filesPerCall = 50;

/** What the command line makes of each sound, in order; the data folder is fresh and removed afterwards. */
export async function recognise(
  sounds: readonly Float32Array[],
  options: readonly string[],
  onProgress: (done: number) => void,
): Promise<readonly CaptionedFile[]> {
  const folder = await mkdtemp(join(tmpdir(), 'sidecut-eval-'));
  const recognised: CaptionedFile[] = [];
  try {
    for (let first = 0; first < sounds.length; first += filesPerCall) {
      const files = sounds.slice(first, first + filesPerCall).map((samples, index) => ({
        path: join(folder, `clip-${first + index}.wav`),
        bytes: writeWave({ samples, sampleRate: speechSampleRate }),
      }));
      for (const { path, bytes } of files) await writeFile(path, bytes);
      const paths = files.map(({ path }) => path);
      const folders = { home: join(folder, 'home'), out: join(folder, 'out') };
      recognised.push(...(await captionFiles(paths, folders, options)));
      onProgress(recognised.length);
    }
    return recognised;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
