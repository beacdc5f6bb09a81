import type { ChatHistoryItem, Token } from 'node-llama-cpp';
import type { OpenModel } from './open-model.ts';

/** A stretch that takes longer than this makes the next one shorter: a cancelled call stops between two. */
const stretchMs = 500;
const minStretch = 16;
const maxStretch = 512;

/** What is said to a model; its answer is still to come. */
export function historyOf(system: string, user: string): ChatHistoryItem[] {
  return [
    ...(system === '' ? [] : [{ type: 'system', text: system } as const]),
    { type: 'user', text: user },
    { type: 'model', response: [] },
  ];
}

/**
 * In the form of the model's template. Marks of the template that stand in a text are taken as its letters: only the
 * template itself gives special tokens.
 */
export function promptTokens(
  { wrapper, model }: Pick<OpenModel, 'wrapper' | 'model'>,
  history: ChatHistoryItem[],
) {
  return wrapper.generateContextState({ chatHistory: history }).contextText.tokenize(model.tokenizer);
}

/**
 * Reads all but the last token in stretches, from where the last prompt was the same; the runtime would read a long one
 * to its end before it looks at a signal.
 */
export async function readPrompt(
  { sequence }: OpenModel,
  tokens: readonly Token[],
  signal: AbortSignal,
  onRead: (done: number, total: number) => void,
): Promise<void> {
  await sequence.adaptStateToTokens(tokens.slice(0, -1), false);
  let stretch = 64;
  for (let done = sequence.nextTokenIndex; done < tokens.length - 1; done = sequence.nextTokenIndex) {
    signal.throwIfAborted();
    const began = performance.now();
    await sequence.evaluateWithoutGeneratingNewTokens(
      tokens.slice(done, Math.min(done + stretch, tokens.length - 1)),
    );
    onRead(sequence.nextTokenIndex, tokens.length);
    if (performance.now() - began > stretchMs) stretch = Math.max(minStretch, stretch / 2);
    else stretch = Math.min(maxStretch, stretch * 2);
  }
}
