/** Tags in angle brackets that are no markup of cues ([Note: Cue text]), as files from the web have them. */

const tagLike = /<\/?([a-z][a-z0-9]{0,30})(?:[\s./:][^<>]{0,500})?>/gi;
const lineBreak = /<br\s{0,9}\/?>/gi;
const htmlElements = new Set(
  (
    'a abbr acronym address article aside bdi bdo big blink blockquote body br center cite code dd del details dfn ' +
    'div dl dt em figure footer h1 h2 h3 h4 h5 h6 head header hr html img ins kbd label li link main mark marquee ' +
    'nobr ol p pre q samp script section small span strike style sub sup sync table tbody td th title tr tt ul var wbr'
  ).split(' '),
);

/** `<br>` as a line break. */
export function breakAtBr(text: string): string {
  return text.includes('<') ? text.replace(lineBreak, '\n') : text;
}

export interface WithoutTags {
  readonly text: string;
  /** What was left out, in order. */
  readonly leftOut: readonly string[];
}

/** Plain text without any tag, as WebVTT's rules have it. */
export function withoutTags(text: string): WithoutTags {
  return withoutSome(text, () => true);
}

/**
 * Plain text without elements of HTML and tags that `closedNames` names; `<sighs>` is what somebody does, not a tag.
 * `closedNames`: see namesOfEndTags.
 */
export function withoutHtml(text: string, closedNames: ReadonlySet<string>): WithoutTags {
  return withoutSome(text, (name) => htmlElements.has(name) || closedNames.has(name));
}

/** Names of end tags in a whole cue: who closes something means a tag. */
export function namesOfEndTags(raw: string): ReadonlySet<string> {
  if (!raw.includes('</')) return new Set();
  return new Set([...raw.matchAll(/<\/([a-z][a-z0-9]{0,30})>/gi)].map((match) => match[1]!.toLowerCase()));
}

function withoutSome(text: string, isTag: (name: string) => boolean): WithoutTags {
  if (!text.includes('<')) return { text, leftOut: [] };
  const leftOut: string[] = [];
  const kept = text.replace(tagLike, (raw, name: string) => {
    if (!isTag(name.toLowerCase())) return raw;
    leftOut.push(raw);
    return '';
  });
  return { text: kept, leftOut };
}
