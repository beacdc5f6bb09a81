/**
 * Matroska keeps the fields of a line of ASS in an order of its own (RFC 9559, codec mapping S_TEXT/ASS) and the head of the
 * file as it was, whose `Format:` may name another order. ffmpeg writes the lines in the usual order under that head, so
 * that whoever goes by the head reads times from the wrong fields. `script`: as ffmpeg writes it.
 */
export function withUsualFields(script: string): string {
  const events = /^\[Events\][^\n]*\n/im.exec(script);
  if (events === null) return script;
  const from = events.index + events[0].length;
  const lines = script.slice(from).split('\n');
  const first = lines.find((line) => /^Dialogue:/i.test(line));
  // Version 4 has `Marked=0` where the later one has a layer.
  const place = first !== undefined && /^Dialogue:\s*Marked=/i.test(first) ? 'Marked' : 'Layer';
  const format = `Format: ${place}, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text`;
  const others = lines.filter((line) => !/^Format:/i.test(line));
  return `${script.slice(0, from)}${[format, ...others].join('\n')}`;
}
