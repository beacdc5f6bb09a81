import { isSidecutError } from '../../../../core/errors.ts';
import type { SidecutError } from '../../../../core/errors.ts';
import type { TranslatedLine, TranslationRequest } from '../../../../core/translation/engine.ts';
import { readTranslation, translationAsk } from '../../../../core/translation/writer-request.ts';
import type { TextWriter } from '../../../services/writers/text-writer.ts';
import type { OpenedEngine } from './opened-engine.ts';

/** Of a request: what is said to the model, and the lines around. */
const tokensOfPrompt = 900;
/** A line of a subtitle as it is asked and answered. */
const tokensOfLine = 130;
const maxLines = 32;

/** A language model translates: one of the store, or that of a server. */
export function writerEngine(writer: TextWriter, signal: AbortSignal): OpenedEngine {
  let [count, first]: [number, SidecutError | undefined] = [0, undefined];
  const translate = async (request: TranslationRequest): Promise<readonly TranslatedLine[]> => {
    try {
      return readTranslation(await writer.write(translationAsk(request), { signal }));
    } catch (error) {
      signal.throwIfAborted();
      if (isSidecutError(error, 'writer-too-long')) {
        const smaller = smallerOf(request);
        const answers: TranslatedLine[] = [];
        for (const part of smaller) answers.push(...(await translate(part)));
        if (smaller.length > 0) return answers;
      } else if (!isSidecutError(error, 'writer-answer')) throw error;
      count += 1;
      first ??= error;
      return [];
    }
  };
  const fitting = Math.floor((writer.contextTokens - tokensOfPrompt) / tokensOfLine);
  return {
    engine: { maxLines: Math.min(maxLines, Math.max(1, fitting)), listens: true, translate },
    name: writer.name,
    notes: [],
    refused: () => ({ count, first }),
  };
}

/** First with half of the lines, then without what is around; none where nothing can be left out. */
function smallerOf(request: TranslationRequest): readonly TranslationRequest[] {
  const { lines, before, behind } = request;
  if (lines.length > 1) {
    const half = Math.ceil(lines.length / 2);
    return [
      { ...request, lines: lines.slice(0, half), behind: [] },
      { ...request, lines: lines.slice(half), before: [] },
    ];
  }
  return before.length + behind.length > 0 ? [{ ...request, before: [], behind: [] }] : [];
}
