import { z } from 'zod';
import type { InferenceClient } from '../../electron/inference/client.ts';
import { balancedAccuracy, equalErrorRate } from './equal-error-rate.ts';
import type { Trial } from './equal-error-rate.ts';
import type { Measured } from './figures.ts';
import { heldOutFile, readJsonFile, starterFolder } from './held-out-folder.ts';
import { readSlices } from './read-sound.ts';
import { cosine } from './retrieval.ts';
import type { Rows } from './retrieval.ts';

const clipSchema = z.object({
  file: z.string(),
  startMs: z.int(),
  durationMs: z.int(),
  language: z.string(),
  voice: z.string(),
  engine: z.string(),
  noise: z.boolean(),
});
type Clip = z.infer<typeof clipSchema>;
const indexSchema = z.object({ sampleRate: z.literal(16_000), clips: z.array(clipSchema).min(2) });

type Pair = Trial & { readonly a: Clip; readonly b: Clip };

/** Which pairs of clips count, by the figure's id. */
const conditions: Readonly<Record<string, (pair: Pair) => boolean>> = {
  'equal-error-rate': () => true,
  'equal-error-rate-clean': ({ a, b }) => !a.noise && !b.noise,
  'equal-error-rate-noise': ({ a, b }) => a.noise || b.noise,
  'equal-error-rate-hard': ({ same, a, b }) => same || (a.engine === b.engine && a.language === b.language),
};

/** All pairs of two clips, each clip embedded alone. */
export async function measureSpeaker(inference: InferenceClient): Promise<Measured> {
  const { clips } = await readJsonFile(heldOutFile('speaker', 'index.json'), indexSchema);
  const sounds = await readSlices('speaker', clips);
  const { modelKey, sameSpeakerAbove = NaN } = await inference.load('voice', {
    folder: starterFolder('speaker'),
    device: 'cpu',
  });
  const pairs = allPairs(clips, await inference.embedVoices({ modelKey, clips: [...sounds] }));
  return ({ id }) => {
    if (id === 'balanced-accuracy') return balancedAccuracy(pairs, sameSpeakerAbove);
    const condition = conditions[id];
    return condition && equalErrorRate(pairs.filter(condition));
  };
}

function allPairs(clips: readonly Clip[], rows: Rows): readonly Pair[] {
  return clips.flatMap((a, row) =>
    clips.slice(row + 1).map((b, after) => ({
      ...{ a, b, same: a.voice === b.voice },
      score: cosine(rows, row, rows, row + 1 + after),
    })),
  );
}
