/** A summary of what is said, for the app and the command line alike. */
import type { Summary } from '../../../core/analysis/summary.ts';
import { SidecutError } from '../../../core/errors.ts';
import { primaryLanguage } from '../../../core/language/language-tag.ts';
import { mainLanguage } from '../../../core/summary/extract-summary.ts';
import type { SummaryText } from '../../../core/summary/summary-text.ts';
import type { EmbedSentences } from '../embed-sentences.ts';
import type { MadeResult } from '../keep-result.ts';
import { onTextThread } from '../text-thread/on-text-thread.ts';

export interface SummarySource {
  readonly trackId: string;
  readonly text: SummaryText;
  /** BCP 47 of what is written; null: as it is said. */
  readonly language: string | null;
}

export interface SummaryWays {
  /** null: by the words alone. */
  readonly embed: EmbedSentences | null;
  readonly signal: AbortSignal;
  /** 0 to 1 */
  readonly onFraction: (fraction: number) => void;
}

/** Throws `no-story` where nothing is said. */
export async function makeSummary(
  { trackId, text, language }: SummarySource,
  { embed, signal, onFraction }: SummaryWays,
): Promise<MadeResult<Summary>> {
  if (text.sentences.length === 0) throw new SidecutError('no-story', { reason: 'nothing-said' });
  if (language !== null && primaryLanguage(language) !== primaryLanguage(mainLanguage(text))) {
    throw new SidecutError('no-story', { reason: 'other-language', language });
  }
  const embeddings = await embed?.(text.sentences, { signal, onFraction });
  const whole = { ...text, ...(embeddings === undefined ? {} : { embeddings }) };
  const value = await onTextThread((calls) => calls.summarise({ text: whole, trackId }, { signal }), signal);
  return { value, notes: [], isWhole: true };
}
