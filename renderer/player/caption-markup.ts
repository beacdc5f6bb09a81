/** A cue's text as a tree: only italic, bold and underline mean something, every other tag is left out. */
import { tagName, tokenizeMarkup } from '../../core/cues/markup.ts';

export type CaptionNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'i' | 'b' | 'u'; readonly children: readonly CaptionNode[] };

type Emphasis = 'i' | 'b' | 'u';

interface OpenNode {
  readonly kind: Emphasis | 'root';
  readonly children: CaptionNode[];
}

const emphasis: Readonly<Record<string, Emphasis>> = { i: 'i', em: 'i', b: 'b', strong: 'b', u: 'u' };

export function parseCaption(text: string): readonly CaptionNode[] {
  const root: OpenNode = { kind: 'root', children: [] };
  const open: OpenNode[] = [root];
  for (const { kind, raw } of tokenizeMarkup(text)) {
    const parent = open.at(-1)!;
    if (kind === 'tag') applyTag(raw, open);
    else addText(parent, kind === 'escaped-tag-start' ? '<' : raw);
  }
  return root.children;
}

function applyTag(raw: string, open: OpenNode[]): void {
  const kind = emphasis[tagName(raw) ?? ''];
  if (kind === undefined) return;
  if (!raw.startsWith('</')) {
    const node = { kind, children: [] };
    open.at(-1)!.children.push(node);
    open.push(node);
    return;
  }
  // `<i>a<b>b</i>c`: closing the outer one closes what is inside.
  const at = open.findLastIndex((node) => node.kind === kind);
  if (at > 0) open.length = at;
}

function addText(parent: OpenNode, text: string): void {
  const last = parent.children.at(-1);
  if (last?.kind === 'text')
    parent.children[parent.children.length - 1] = { kind: 'text', text: last.text + text };
  else parent.children.push({ kind: 'text', text });
}

/** ASS's `{\an8}` and WebVTT's `line:0` say where a single cue stands; null: where the style says. */
export function ownPosition(text: string, settings: string | undefined): 'top' | 'middle' | 'bottom' | null {
  const digit = Number(/\{\\[^{}]{0,400}?\\?an([1-9])/.exec(text)?.[1] ?? 0);
  if (digit > 0) return digit <= 3 ? 'bottom' : digit <= 6 ? 'middle' : 'top';
  const line = /(?:^|\s)line:(-?\d{1,3}(?:\.\d{1,6})?)(%?)/.exec(settings ?? '');
  if (line === null) return null;
  const value = Number(line[1]);
  if (line[2] === '%') return value < 34 ? 'top' : value < 67 ? 'middle' : 'bottom';
  return value >= 0 && value < 5 ? 'top' : 'bottom';
}
