/** Forty questions of howto as people of other languages would put them. The questions themselves are not ours: only their hashes are here. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const translationsSchema = z.record(z.string(), z.record(z.string(), z.string()));

/** What a question is in another language; undefined: it is none of those that were put into it. */
export type TranslateQuestion = (question: string) => string | undefined;

/** `en`: the same questions as they are. */
export async function questionsIn(language: string): Promise<TranslateQuestion> {
  const file = new URL('translated-questions.json', import.meta.url);
  const translated = translationsSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  return (question) => {
    const own = translated[createHash('sha256').update(question).digest('hex').slice(0, 16)];
    return language === 'en' && own !== undefined ? question : own?.[language];
  };
}
