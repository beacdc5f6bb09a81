import type { TimedWord } from '../../core/speakers/words-by-speaker.ts';
import { captionFiles } from '../../e2e/cli/sidecut-cli.ts';
import { borrowHome } from '../measures/borrowed-home.ts';

/** The words of each file as the app hears them. */
export async function hearWords(
  paths: readonly string[],
  model: string,
): Promise<readonly (readonly TimedWord[])[]> {
  await using place = await borrowHome();
  const files = await captionFiles(paths, place, ['--model', model, '--overwrite']);
  return files.map(({ cues }) => cues.flatMap(({ words = [] }) => words));
}
