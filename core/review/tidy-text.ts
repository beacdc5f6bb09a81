import { tagName, tokenizeMarkup } from '../cues/markup.ts';
import { readMarked } from '../edit/marked-text.ts';

/** Without spaces around lines, two spaces in a row, and blank lines; tags stay. */
export function tidySpaces(raw: string): string {
  const { plain } = readMarked(raw);
  const keep = spacesKept(plain);
  let at = 0;
  return tokenizeMarkup(raw)
    .map((token) => {
      if (token.kind === 'tag') return token.raw;
      if (token.kind === 'escaped-tag-start') {
        at += 1;
        return token.raw;
      }
      let kept = '';
      for (const unit of token.raw.split('')) {
        if (keep[at] === 1) kept += unit;
        at += 1;
      }
      return kept;
    })
    .join('');
}

/** 1 for each unit that stays: of a run of white space, a line break when it holds one, else its first space. */
function spacesKept(plain: string): Uint8Array {
  const keep = new Uint8Array(plain.length).fill(1);
  for (const { 0: space, index } of plain.matchAll(/\s+/gu)) {
    keep.fill(0, index, index + space.length);
    if (index === 0 || index + space.length === plain.length) continue;
    const lineBreak = space.indexOf('\n');
    keep[index + Math.max(0, lineBreak)] = 1;
  }
  return keep;
}

/** Tags without their counterpart: closing ones go, what is left open is closed at the end. */
export function balancedTags(raw: string): string {
  const open: string[] = [];
  const kept = tokenizeMarkup(raw).map((token) => {
    const name = token.kind === 'tag' ? tagName(token.raw) : null;
    if (name === null || name === 'v' || name === 'lang') return token.raw;
    if (!token.raw.startsWith('</')) {
      open.push(name);
      return token.raw;
    }
    const at = open.lastIndexOf(name);
    if (at < 0) return '';
    // What was opened inside and is still open is closed with it.
    const closing = open.splice(at).reverse();
    return closing.map((inner) => `</${inner}>`).join('');
  });
  return (
    kept.join('') +
    open
      .reverse()
      .map((name) => `</${name}>`)
      .join('')
  );
}
