/** A summary by a language model: part by part, each checked, then as one. */
import type { SummaryText } from '../summary-text.ts';
import { planParts } from './plan-parts.ts';
import { partRequest } from './prompt.ts';
import type { WriterRequest } from './prompt.ts';
import { failedPart, joinParts, readPart } from './written-summary.ts';
import type { WritingContext, WrittenPart, WrittenSummary } from './written-summary.ts';

/** What of a language model is needed; its calls fail when the work is stopped. */
export interface SummaryWriter {
  readonly contextTokens: number;
  readonly countTokens: (texts: readonly string[]) => Promise<readonly number[]>;
  /** With all that is said around it. */
  readonly countPrompt: (asked: Pick<WriterRequest<unknown>, 'prompt' | 'answer'>) => Promise<number>;
  /** Fails where the answer is another than was asked for. */
  readonly write: <Answer>(request: WriterRequest<Answer>) => Promise<Answer>;
}

export interface WriteSummaryOptions {
  readonly trackId: string;
  /** BCP 47 of what is to be written. */
  readonly language: string;
  /** Tells a call that was stopped from one that failed. */
  readonly isStopped: () => boolean;
  /** Before each part and after the last: "part 3 of 8". */
  readonly onPart?: ((done: number, parts: number) => void) | undefined;
}

/** `too-small`: the model's context holds no part. */
export type WriteOutcome =
  | ({ readonly kind: 'written' } & WrittenSummary)
  | { readonly kind: 'too-small'; readonly neededTokens: number };

/** A part that fails leaves its chapter empty, with why; being stopped fails the whole. */
export async function writeSummary(
  text: SummaryText,
  writer: SummaryWriter,
  { trackId, language, isStopped, onPart }: WriteSummaryOptions,
): Promise<WriteOutcome> {
  const empty = partRequest({ chapter: 0, lines: [] }, language);
  const plan = await planParts(text, {
    countTokens: writer.countTokens,
    promptTokens: await writer.countPrompt(empty),
    contextTokens: writer.contextTokens,
    answerTokens: empty.maxAnswerTokens,
  });
  if (plan.kind === 'too-small') return plan;
  const context: WritingContext = { text, language };
  const written: WrittenPart[] = [];
  for (const part of plan.parts) {
    onPart?.(written.length, plan.parts.length);
    written.push(await writePart(part));
  }
  onPart?.(written.length, plan.parts.length);
  return { kind: 'written', ...joinParts(written, context, { trackId }) };

  async function writePart(part: WrittenPart['part']): Promise<WrittenPart> {
    try {
      return readPart(part, await writer.write(partRequest(part, language)), context);
    } catch (cause) {
      if (isStopped()) throw cause;
      return failedPart(part, cause);
    }
  }
}
