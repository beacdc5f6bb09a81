import type { SpecialTokens } from './special-tokens.ts';

export type WhisperTask = 'transcribe' | 'translate';

export interface PromptInput {
  /** Undefined for an English-only model. */
  readonly language: string | undefined;
  readonly task: WhisperTask;
  /** Tokens of names and terms; kept whole before the previous text. */
  readonly hint: readonly number[];
  /** Tokens of what was said before this window. */
  readonly previous: readonly number[];
  /** The decoder's context length (config's `max_target_positions`). */
  readonly contextLength: number;
}

export interface Prompt {
  readonly tokens: readonly number[];
  /** Where `<|startoftranscript|>` stands; its logits tell language and no-speech. */
  readonly startIndex: number;
}

/**
 * `<|startofprev|> hint previous <|startoftranscript|> language task`. Hint and previous text take at most
 * half of the context less one token, as in the reference; what does not fit is cut at the front.
 */
export function buildPrompt(input: PromptInput, tokens: SpecialTokens): Prompt {
  const context = fitContext(input);
  const before =
    context.length > 0 && tokens.startOfPrevious !== undefined ? [tokens.startOfPrevious, ...context] : [];
  return { tokens: [...before, ...startSequence(input, tokens)], startIndex: before.length };
}

function fitContext({ hint, previous, contextLength }: PromptInput): readonly number[] {
  const room = Math.floor(contextLength / 2) - 1;
  const keptHint = hint.slice(Math.max(0, hint.length - room));
  const left = room - keptHint.length;
  return left > 0 ? [...keptHint, ...previous.slice(-left)] : keptHint;
}

function startSequence({ language, task }: PromptInput, tokens: SpecialTokens): number[] {
  const sequence = [tokens.startOfTranscript];
  if (!tokens.multilingual) return sequence;
  const languageId = language === undefined ? undefined : tokens.languages.get(language);
  if (languageId !== undefined) sequence.push(languageId);
  const taskId = task === 'translate' ? tokens.translate : tokens.transcribe;
  if (taskId !== undefined) sequence.push(taskId);
  return sequence;
}
