/** SAMI of one language: each cue, and a blank paragraph where no cue follows it at once. */
import type { Cue } from '../../cues/cue.ts';
import { languageName, knownLanguageName } from '../../language/language-name.ts';
import { primaryLanguage } from '../../language/language-tag.ts';
import { styledRuns } from '../styled-text.ts';
import type { SubtitleDocument } from '../subtitle-document.ts';
import type { TextLook, TextRun } from '../text-look.ts';

const openTags = [
  ['italic', 'i'],
  ['bold', 'b'],
  ['underline', 'u'],
  ['strike', 's'],
] as const satisfies readonly (readonly [keyof TextLook, string])[];
const blank = '&nbsp;';

/** Lines end with CR LF, as its players are of Windows. Cues of one moment are lines of one paragraph. */
export function writeSami({ cues, language }: SubtitleDocument): string {
  const { id, name, lang } = classOf(language);
  const lines = [
    '<SAMI>',
    '<HEAD>',
    '<TITLE></TITLE>',
    '<STYLE TYPE="text/css">',
    '<!--',
    'P { margin-left: 8pt; margin-right: 8pt; margin-bottom: 2pt; margin-top: 2pt; text-align: center; font-size: 20pt; font-family: Arial, sans-serif; font-weight: normal; color: white; }',
    `.${id} { Name: ${name}; lang: ${lang}; SAMIType: CC; }`,
    '-->',
    '</STYLE>',
    '</HEAD>',
    '<BODY>',
    ...paragraphs(cues).map(({ startMs, html }) => `<SYNC Start=${startMs}><P Class=${id}>${html}`),
    '</BODY>',
    '</SAMI>',
  ];
  return lines.map((line) => `${line}\r\n`).join('');
}

interface Paragraph {
  readonly startMs: number;
  readonly html: string;
}

function paragraphs(cues: readonly Cue[]): readonly Paragraph[] {
  const written: Paragraph[] = [];
  for (const [index, cue] of cues.entries()) {
    const { startMs, endMs } = cue;
    const last = written.at(-1);
    const html = htmlOf(cue.text);
    const joins = last?.startMs === startMs && last.html !== blank;
    if (joins) written[written.length - 1] = { startMs, html: `${last.html}<br>${html}` };
    else written.push({ startMs, html });
    const next = cues[index + 1]?.startMs;
    if (next === undefined || next > endMs) written.push({ startMs: Math.max(startMs, endMs), html: blank });
  }
  return written;
}

function htmlOf(cueText: string): string {
  const html = styledRuns(cueText).map(runHtml).join('');
  return html === '' ? blank : html;
}

function runHtml(run: TextRun): string {
  const tags = openTags.filter(([look]) => run[look]).map(([, tag]) => tag);
  const text = run.text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/\r\n?|\n/g, '<br>');
  const inner =
    tags.map((tag) => `<${tag}>`).join('') +
    text +
    tags
      .toReversed()
      .map((tag) => `</${tag}>`)
      .join('');
  return run.color === null ? inner : `<font color="${run.color}">${inner}</font>`;
}

/** `ENCC` for English, as the standard names classes; `SUBTTL` where no language is known. */
function classOf(language: string | undefined): {
  readonly id: string;
  readonly name: string;
  readonly lang: string;
} {
  const primary = primaryLanguage(language);
  const isKnown = /^[a-z]{2,3}$/.test(primary) && knownLanguageName(primary, 'en') !== undefined;
  if (language === undefined || !isKnown) return { id: 'SUBTTL', name: 'Subtitles', lang: 'und' };
  const name = languageName(language, 'en').replace(/[^\p{L}\p{N} ]/gu, '');
  return { id: `${primary.toUpperCase()}CC`, name, lang: language };
}
