import { z } from 'zod';
import type { InferenceClient } from '../../electron/inference/client.ts';
import { addWordErrors, alignWords, wordErrorRate } from '../../core/evaluation/word-errors.ts';
import type { WordErrors } from '../../core/evaluation/word-errors.ts';
import type { Figure, Measured } from './figures.ts';
import { heldOutFile, readJsonFile, starterFolder } from './held-out-folder.ts';
import { readSlices } from './read-sound.ts';
import { share } from './retrieval.ts';
import { spokenUnits } from './spoken-units.ts';

const clipSchema = z.object({
  file: z.string(),
  startMs: z.int(),
  durationMs: z.int(),
  text: z.string(),
  language: z.string(),
  voice: z.string(),
  known: z.boolean(),
  noise: z.boolean(),
});
type Clip = z.infer<typeof clipSchema>;
const indexSchema = z.object({ sampleRate: z.literal(16_000), clips: z.array(clipSchema).min(1) });

interface Heard {
  readonly clip: Clip;
  readonly language: string;
  readonly errors: WordErrors;
}

/** Each clip alone in a window, its language found by the model, with the app's own settings. */
export async function measureWhisper(inference: InferenceClient): Promise<Measured> {
  const { clips } = await readJsonFile(heldOutFile('whisper', 'index.json'), indexSchema);
  const sounds = await readSlices('whisper', clips);
  const { modelKey } = await inference.load('whisper', { folder: starterFolder('whisper'), device: 'cpu' });
  const results = await inference.transcribe({
    modelKey,
    windows: sounds.map((samples) => ({ samples })),
    options: { wordTimes: false },
  });
  const heard = clips.map((clip, index): Heard => {
    const { segments, language } = results[index]!;
    const text = segments.map((segment) => segment.text).join(' ');
    const { errors } = alignWords(spokenUnits(clip.text, clip.language), spokenUnits(text, clip.language));
    return { clip, language, errors };
  });
  return (figure) => valueOf(figure, heard);
}

function valueOf({ id, select }: Figure, heard: readonly Heard[]): number | undefined {
  const chosen = heard.filter(({ clip }) => fits(clip, select));
  if (id === 'language') return share(chosen, ({ clip, language }) => clip.language === language);
  if (chosen.length === 0) return NaN;
  return wordErrorRate(addWordErrors(chosen.map(({ errors }) => errors)));
}

function fits(clip: Clip, select: Figure['select']): boolean {
  return Object.entries(select).every(([field, value]) => clip[field as keyof Clip] === value);
}
