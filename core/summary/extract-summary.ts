/** A summary of whole sentences of the text, without a language model. */
import type { Summary, SummaryLength, SummaryPart } from '../analysis/summary.ts';
import { chooseStatements } from './choose-statements.ts';
import type { Choice } from './choose-statements.ts';
import { hashtagsOf } from './hashtags.ts';
import { keyQuotes } from './key-quotes.ts';
import type { Statement } from './statements.ts';
import { readStatements } from './statements.ts';
import { suggestTitles } from './suggest-titles.ts';
import type { SummaryChapter, SummaryText } from './summary-text.ts';
import { wholeChapters } from './summary-text.ts';
import { themesOf } from './themes.ts';

/** In three lengths at once; every part that has something usable says something, the others why they do not. */
export function extractSummary(text: SummaryText, { trackId }: { readonly trackId: string }): Summary {
  const statements = readStatements(text);
  const choice = chooseStatements(statements, { embeddings: text.embeddings });
  return {
    trackId,
    language: mainLanguage(text),
    parts: [...partsOf(wholeChapters(text), statements, choice)],
    ...aboutTheWhole(text, statements),
  };
}

/** What is made of the text itself, whoever writes the sentences. */
export function aboutTheWhole(
  text: SummaryText,
  statements: readonly Statement[],
): Pick<Summary, 'titles' | 'quotes' | 'hashtags'> {
  const themes = themesOf(statements);
  return {
    titles: [...suggestTitles(themes, mainLanguage(text))],
    quotes: [...keyQuotes(statements)],
    hashtags: [...hashtagsOf(themes)],
  };
}

/** BCP 47, of most of its letters; `und` for a text without any. */
export function mainLanguage({ sentences }: Pick<SummaryText, 'sentences'>): string {
  const lengths = new Map<string, number>();
  for (const { language, text } of sentences)
    lengths.set(language, (lengths.get(language) ?? 0) + text.length);
  const [most] = [...lengths].toSorted(([, a], [, b]) => b - a);
  return most?.[0] ?? 'und';
}

function partsOf(
  chapters: readonly SummaryChapter[],
  statements: readonly Statement[],
  choice: Choice,
): readonly SummaryPart[] {
  const byChapter = Map.groupBy(statements, ({ chapter }) => chapter);
  return chapters.map(({ startMs, endMs, title }, index) => {
    const own = byChapter.get(index) ?? [];
    const sentences = own.flatMap((statement) => sentenceOf(statement, choice.get(statement)) ?? []);
    return { startMs, endMs, title, sentences, empty: sentences.length > 0 ? null : whyEmpty(own) };
  });
}

function whyEmpty(statements: readonly Statement[]): SummaryPart['empty'] {
  return statements.length === 0 ? 'no-text' : 'only-fillers';
}

function sentenceOf(
  { text, startMs, endMs }: Statement,
  from: SummaryLength | undefined,
): SummaryPart['sentences'][number] | undefined {
  return from === undefined ? undefined : { text, ranges: [{ startMs, endMs }], from };
}
