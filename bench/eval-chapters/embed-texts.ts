/** Vectors of sentences by the app's own inference, kept in a folder where one is named. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ChapterSentence, SentenceVectors } from '../../core/chapters/chapter-text.ts';
import { sentenceVectors, textsToEmbed } from '../../core/chapters/embedding-texts.ts';
import { createInferenceClient } from '../../electron/inference/client.ts';

const textsAtOnce = 256;

export interface SentenceEmbedder extends AsyncDisposable {
  embed(sentences: readonly ChapterSentence[]): Promise<SentenceVectors>;
}

export async function createSentenceEmbedder(
  folder: string,
  cache: string | undefined,
): Promise<SentenceEmbedder> {
  const inference = createInferenceClient();
  const { modelKey, dimensions } = await inference.load('text-embedder', { folder, device: 'cpu' });
  if (cache !== undefined) await mkdir(cache, { recursive: true });

  async function compute(texts: readonly string[]): Promise<Float32Array> {
    const vectors = new Float32Array(texts.length * dimensions);
    for (let from = 0; from < texts.length; from += textsAtOnce) {
      const some = texts.slice(from, from + textsAtOnce);
      const rows = await inference.embedTexts({ modelKey, texts: some, kind: 'passage' });
      vectors.set(rows.vectors, from * dimensions);
    }
    return vectors;
  }

  return {
    async embed(sentences) {
      const texts = textsToEmbed(sentences);
      if (cache === undefined) return sentenceVectors({ vectors: await compute(texts), dimensions });
      const hash = createHash('sha256')
        .update(JSON.stringify([folder, texts]))
        .digest('hex');
      const path = join(cache, `${hash}.f32`);
      const kept = await readFile(path).catch(() => undefined);
      const vectors =
        kept === undefined ? await compute(texts) : new Float32Array(new Uint8Array(kept).buffer);
      if (kept === undefined) await writeFile(path, new Uint8Array(vectors.buffer));
      return sentenceVectors({ vectors, dimensions });
    },
    [Symbol.asyncDispose]: () => inference.close(),
  };
}
