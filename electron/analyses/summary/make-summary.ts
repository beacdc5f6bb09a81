/** A summary of what is said, for the app and the command line alike. */
import type { Summary } from '../../../core/analysis/summary.ts';
import type { JobPart } from '../../../core/contract/jobs.ts';
import { SidecutError } from '../../../core/errors.ts';
import { fromFailure } from '../../../core/failure.ts';
import type { Failure } from '../../../core/failure.ts';
import { primaryLanguage } from '../../../core/language/language-tag.ts';
import { note } from '../../../core/notes.ts';
import type { Note } from '../../../core/notes.ts';
import { mainLanguage } from '../../../core/summary/extract-summary.ts';
import type { SummaryText } from '../../../core/summary/summary-text.ts';
import { withoutSpareWords } from '../../../core/summary/cut-sentences.ts';
import type { TextWriter } from '../../services/writers/text-writer.ts';
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
  /** null: whole sentences of the text are chosen. */
  readonly writer: TextWriter | null;
  readonly signal: AbortSignal;
  /** 0 to 1 */
  readonly onFraction: (fraction: number, part?: JobPart) => void;
}

/** Throws `no-story` where nothing is said. */
export async function makeSummary(source: SummarySource, ways: SummaryWays): Promise<MadeResult<Summary>> {
  const { text, language } = source;
  if (text.sentences.length === 0) throw new SidecutError('no-story', { reason: 'nothing-said' });
  const spoken = mainLanguage(text);
  // Words are many, and cross to the thread one by one.
  const lean = { ...source, text: { ...text, sentences: text.sentences.map(withoutSpareWords) } };
  if (ways.writer !== null) return written(lean, language ?? spoken, ways.writer, ways);
  if (language !== null && primaryLanguage(language) !== primaryLanguage(spoken)) {
    throw new SidecutError('no-story', { reason: 'other-language', language });
  }
  return { value: await chosen(lean, ways), notes: [], isWhole: true };
}

async function chosen({ trackId, text }: SummarySource, { embed, signal, onFraction }: SummaryWays) {
  const embeddings = await embed?.(text.sentences, { signal, onFraction });
  const whole = { ...text, ...(embeddings === undefined ? {} : { embeddings }) };
  return onTextThread((calls) => calls.summarise({ text: whole, trackId }, { signal }), signal);
}

/** A part that fails makes a part of a summary; where all fail there is none, for the reason of the first. */
async function written(
  { trackId, text }: SummarySource,
  language: string,
  writer: TextWriter,
  { signal, onFraction }: SummaryWays,
): Promise<MadeResult<Summary>> {
  let parts = 0;
  const onPart = ({ done, parts: all }: { readonly done: number; readonly parts: number }) => {
    parts = all;
    const count = Math.max(1, all);
    onFraction(done / count, { number: Math.min(done + 1, count), count });
  };
  const work = { trackId, text, language, contextTokens: writer.contextTokens };
  const outcome = await onTextThread(
    (calls) => calls.writeSummary(work, { signal, onProgress: onPart }),
    signal,
    writer,
  );
  if (outcome.kind === 'too-small') {
    const { contextTokens } = writer;
    const facts = { promptTokens: outcome.neededTokens, answerTokens: 0, contextTokens };
    throw new SidecutError('writer-too-long', facts);
  }
  const { summary, refused, failures } = outcome;
  if (parts > 0 && failures.length === parts) throw fromFailure(failures[0]!.failure);
  return {
    value: summary,
    notes: [...(writer.notes ?? []), ...notesOf(failures, parts, refused.length)],
    isWhole: failures.length === 0,
  };
}

function notesOf(
  failures: readonly { readonly failure: Failure }[],
  parts: number,
  refused: number,
): readonly Note[] {
  const [first] = failures;
  return [
    ...(first === undefined
      ? []
      : [note('summary-parts-failed', { failed: failures.length, parts, failure: first.failure })]),
    ...(refused === 0 ? [] : [note('sentences-unsupported', { count: refused })]),
  ];
}
