import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

/** Of Whisper's exports; whatever else stands in it is not looked at. */
const generationSchema = z.object({
  is_multilingual: z.boolean().optional(),
  /** `<|en|>` and the token that stands for it. */
  lang_to_id: z.record(z.string(), z.number()).optional(),
});

/** What a model that the catalogue does not know says that it hears; nothing where its files do not tell. */
export async function spokenLanguages(folder: string): Promise<readonly string[]> {
  const text = await readFile(path.join(folder, 'generation_config.json'), 'utf8').catch(() => '{}');
  const parsed = generationSchema.safeParse(parseOrNothing(text));
  if (!parsed.success) return [];
  const { is_multilingual: isMultilingual, lang_to_id: languages } = parsed.data;
  if (isMultilingual === false) return ['en'];
  return Object.keys(languages ?? {}).map((token) => token.replace(/^<\|(.*)\|>$/, '$1'));
}

function parseOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
