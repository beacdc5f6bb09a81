/** A summary as text, Markdown or HTML, for another program. What is said in a video never becomes markup there. */
import { oneLine } from '../language/one-line.ts';
import type { Summary, SummaryLength, SummaryPart } from '../analysis/summary.ts';
import { assertNever } from '../assert-never.ts';
import { escapeXml } from '../formats/xml-text.ts';
import { isIn } from './coverage.ts';
import { joinSentences } from './join-sentences.ts';

export type CopyFormat = 'text' | 'markdown' | 'html';

export interface CopyOptions {
  readonly length: SummaryLength;
  readonly style: 'bullets' | 'paragraph';
  /** Of the whole; null: none. */
  readonly title: string | null;
  /** What stands above a part of a long summary and, in a part that is empty, below it: a host's words. */
  readonly headingOf: (part: SummaryPart, index: number) => string;
  readonly emptyWords: (reason: NonNullable<SummaryPart['empty']>) => string;
}

type Block =
  | { readonly kind: 'title' | 'heading' | 'notice'; readonly text: string }
  | { readonly kind: 'sentences'; readonly texts: readonly string[] };

export function copySummary(summary: Summary, format: CopyFormat, options: CopyOptions): string {
  const blocks = blocksOf(summary, options);
  const isList = options.style === 'bullets';
  switch (format) {
    case 'text':
      return blocks.map((block) => asText(block, isList)).join('\n\n') + '\n';
    case 'markdown':
      return blocks.map((block) => asMarkdown(block, isList)).join('\n\n') + '\n';
    case 'html':
      return blocks.map((block) => asHtml(block, isList)).join('\n') + '\n';
    default:
      return assertNever(format);
  }
}

/** The long one part by part, the others as one. */
function blocksOf(summary: Summary, options: CopyOptions): readonly Block[] {
  const title: readonly Block[] =
    options.title === null ? [] : [{ kind: 'title', text: oneLine(options.title) }];
  if (options.length === 'long' && summary.parts.length > 1) {
    return [...title, ...summary.parts.flatMap((part, index) => blocksOfPart(part, index, options))];
  }
  const texts = summary.parts.flatMap((part) => textsOf(part, options.length));
  return texts.length === 0 ? title : [...title, { kind: 'sentences', texts }];
}

function blocksOfPart(part: SummaryPart, index: number, options: CopyOptions): readonly Block[] {
  const heading = { kind: 'heading', text: oneLine(options.headingOf(part, index)) } as const;
  if (part.empty !== null) return [heading, { kind: 'notice', text: options.emptyWords(part.empty) }];
  return [heading, { kind: 'sentences', texts: textsOf(part, options.length) }];
}

function textsOf({ sentences }: SummaryPart, length: SummaryLength): readonly string[] {
  return sentences.filter(({ from }) => isIn(from, length)).map(({ text }) => oneLine(text));
}

function asText(block: Block, isList: boolean): string {
  if (block.kind !== 'sentences') return block.text;
  return isList ? block.texts.map((text) => `- ${text}`).join('\n') : joinSentences(block.texts);
}

function asMarkdown(block: Block, isList: boolean): string {
  switch (block.kind) {
    case 'title':
      return `# ${escapeMarkdown(block.text)}`;
    case 'heading':
      return `## ${escapeMarkdown(block.text)}`;
    case 'notice':
      return `*${escapeMarkdown(block.text)}*`;
    case 'sentences': {
      const texts = block.texts.map(escapeMarkdown);
      return isList ? texts.map((text) => `- ${text}`).join('\n') : joinSentences(texts);
    }
    default:
      return assertNever(block);
  }
}

function asHtml(block: Block, isList: boolean): string {
  switch (block.kind) {
    case 'title':
      return `<h1>${escapeXml(block.text)}</h1>`;
    case 'heading':
      return `<h2>${escapeXml(block.text)}</h2>`;
    case 'notice':
      return `<p><em>${escapeXml(block.text)}</em></p>`;
    case 'sentences': {
      const texts = block.texts.map(escapeXml);
      if (!isList) return `<p>${joinSentences(texts)}</p>`;
      return `<ul>\n${texts.map((text) => `<li>${text}</li>`).join('\n')}\n</ul>`;
    }
    default:
      return assertNever(block);
  }
}

/**
 * Every character that CommonMark or GitHub's Markdown could take for markup, with a backslash: links that are made of
 * bare addresses too. Marks of lists and numbers count at the beginning only.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll(/[\\`*_{}[\]()<>#|~&$]/gu, String.raw`\$&`)
    .replaceAll(/:(?=\/\/)|(?<=\bwww)\.|@/giu, String.raw`\$&`)
    .replaceAll('!\\[', String.raw`\!\[`)
    .replace(/^(\s*)([-+=])/u, String.raw`$1\$2`)
    .replace(/^(\s*\d{1,9})([.)])/u, String.raw`$1\$2`);
}
