import { SidecutError } from '../../../../../core/errors.ts';
import { readCTranslate2 } from './ctranslate2.ts';
import { readGgml } from './ggml.ts';
import type { WeightsSource } from './recognise-weights.ts';
import { readSafetensors } from './safetensors.ts';
import { readVocabulary, vocabularyOfBytes } from './tokenizer/vocabulary.ts';
import type { Vocabulary } from './tokenizer/vocabulary.ts';
import type { WeightTable } from './weight-table.ts';
import { readWhisperShape } from './whisper-shape.ts';
import type { WhisperShape } from './whisper-shape.ts';

/** Tables of what lies in the files; nothing of the weights is read. */
export interface Weights {
  readonly table: WeightTable;
  readonly shape: WhisperShape;
  readonly vocabulary: Vocabulary;
  /** The folder that may tell more about the model. */
  readonly folder: string | undefined;
}

/** Fails for what is no Whisper model before it asks for a vocabulary. */
export async function readWeights(source: WeightsSource): Promise<Weights> {
  if (source.format === 'ggml') {
    const { table, tokens, vocabularySize } = readGgml(source.file);
    const shape = readWhisperShape(table);
    const vocabulary = vocabularyOfBytes(source.file, tokens, vocabularySize);
    return { table, shape, vocabulary, folder: undefined };
  }
  const { folder } = source;
  const table =
    source.format === 'ctranslate2' ? readCTranslate2(source.file) : readSafetensors(source.files);
  const shape = readWhisperShape(table);
  const vocabulary = await readVocabulary(folder);
  if (vocabulary) return { table, shape, vocabulary, folder };
  throw new SidecutError('model-missing-file', { reason: 'not-in-folder', folder, file: 'tokenizer.json' });
}
