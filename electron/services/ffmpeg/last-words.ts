import type { ProgramEnd } from './spawn-ffmpeg.ts';

/** True in every file that ffmpeg gives up on, or about its own inside: they tell nobody what is wrong. */
const emptyWords = [
  /^Conversion failed!?$/,
  /^Error marking filters as finished/,
  /^Output file (?:#\d+ )?(?:is empty|does not contain)/,
  /^Nothing was written into output file/,
  /^(?:\[[^\]]*\] )?(?:video|audio):\s*\S+ (?:audio|subtitle|video):/,
  /^(?:frame|size)=/,
  /^Error while (?:filtering|decoding stream|processing the decoded data|opening (?:en|de)coder)/,
  /^Error (?:processing packet in|submitting packet to) decoder/,
  /^(?:Failed to inject frame|Error reinitializing filters|Cannot determine format of input stream)/,
  /^(?:Task finished|Terminating|Exiting|Decode error rate|Error sending frames|Error opening (?:in|out)put file)/,
  /^Error initializing output stream/,
  /^Press \[q\]/,
  /^\s*Last message repeated/,
];

/** What ffmpeg said last that tells what is wrong, without its objects' addresses and the file's path; null where nothing does. */
export function wordsOfError(end: ProgramEnd): string | null {
  if (end.startError !== undefined) return end.startError.message;
  const grave = end.stderrTail.filter((line) => /\[(?:error|fatal|panic)\]/.test(line));
  const lines = (grave.length > 0 ? grave : end.stderrTail).map(withoutLogPrefix).map(withoutPath);
  return lines.findLast((line) => line !== '' && !emptyWords.some((empty) => empty.test(line))) ?? null;
}

/** As above, else how it ended: for the end of an error message. */
export function lastWords(end: ProgramEnd): string {
  const said = wordsOfError(end);
  if (said !== null) return said;
  return end.endedBy === null ? `exit status ${end.exitCode ?? 'unknown'}` : `ended by ${end.endedBy}`;
}

/** `[h264 @ 0x5581] [error] text` is `text`. */
export function withoutLogPrefix(line: string): string {
  return line
    .replace(/^(?:\[[^\]]* @ 0x[0-9a-f]+\]\s*)*/i, '')
    .replace(/^\[(?:info|warning|error|fatal|panic)\]\s*/, '')
    .trim();
}

/** `Error writing trailer of file:/a/b.mp4: Invalid argument` says it without the path, which the sentence around it has, and places in it. */
function withoutPath(line: string): string {
  return line
    .replace(/(?: of| to| from)? ?['"]?(?:subfile,[^:]*:)?file:.*?['"]?(?=: [A-Z][^/]*$|$)/, '')
    .replace(/^[:\s]+/, '')
    .replace(/ at pos\. \d+/, '')
    .replace(/ ?\(?\b0x[\da-f]+\b\)?/gi, '')
    .trim();
}
