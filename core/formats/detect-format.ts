/** The format of a subtitle file by what stands in it: extensions lie, and `.txt` and `.sub` say little. */
import { splitLines } from './lines.ts';
import { isMicroDvdLine } from './microdvd/microdvd.ts';
import { anyFormatById, readableFormatForFile } from './registry.ts';
import type { ReadableFormat } from './registry.ts';
import { isSami } from './sami/parse-sami.ts';
import { isSbvTimes } from './sbv/sbv.ts';
import { isScc } from './scc/parse-scc.ts';
import { isStl } from './stl/blocks.ts';
import { classifyTimingLine } from './timing-line.ts';
import { isYouTubeXml } from './youtube/srv.ts';

/** Enough for headers, notes and a first cue. */
const headLength = 20_000;
const assLine = /^\s{0,9}(?:\[(?:script info|v4\+? styles\+?|events)\]|dialogue\s{0,9}:.{0,60}\d:\d\d:\d\d)/i;
const jsonStart = /^\ufeff?\s{0,999}(?:\{\s{0,999}["}]|\[\s{0,999}[{[])/;
/** What YouTube's json3 begins with, after its name or without one. */
const json3Key = /^\ufeff?\s{0,999}\{\s{0,999}"(?:wireMagic|pens|events)"/;
/** Whisper's TSV and whisper.cpp's CSV, whatever the file is called. */
const tableHead = /^\ufeff?start([,;\t])end\1(?:speaker\1)?text(?:\r|\n|$)/;
const ttmlRoot = /<(?:[\w.-]{1,40}:)?tt[\s>]/i;
const lrcLine = /^\s{0,9}\[\d{1,3}:\d{1,2}(?:[.:]\d{1,3}|:\d{1,2}[.,]\d{1,3})?\]/;

/** By content where that is clear, else by the extension; null when neither tells or the format can't be read. */
export function detectFormat(fileName: string, text: string): ReadableFormat | null {
  const named = readableFormatForFile(fileName);
  const head = text.slice(0, headLength);
  // Their cells may hold anything.
  if (named?.id === 'csv' && !jsonStart.test(head)) return named;
  const id = idOfContent(head);
  return (id === null ? null : anyFormatById(id)) ?? named;
}

function idOfContent(head: string): string | null {
  if (/^\ufeff?\s{0,99}WEBVTT(?:\s|$)/.test(head)) return 'vtt';
  if (jsonStart.test(head)) return json3Key.test(head) ? 'youtube' : 'json';
  if (isScc(head)) return 'scc';
  if (isStl(head)) return 'stl';
  if (isSami(head)) return 'sami';
  if (ttmlRoot.test(head)) return 'ttml';
  if (isYouTubeXml(head)) return 'youtube';
  if (tableHead.test(head)) return 'csv';
  for (const line of splitLines(head)) {
    if (assLine.test(line.slice(0, 200))) return 'ass';
    if (isMicroDvdLine(line)) return 'microdvd';
    if (isSbvTimes(line)) return 'sbv';
    if (lrcLine.test(line.slice(0, 100))) return 'lrc';
    if (classifyTimingLine(line) === 'times') return 'srt';
  }
  return null;
}
