/** Cue texts in forms that formats with less markup understand. */
import { overridesOf } from '../cues/overrides.ts';
import { classColor, classesOf } from '../cues/font-tags.ts';
import { tagName, tokenizeMarkup } from '../cues/markup.ts';
import type { LookContext, TextLook } from './text-look.ts';
import { sameLook } from './text-look.ts';
import { TextState } from './text-state.ts';

const placeOverrides = new Set(['an', 'a', 'pos']);
const openTagOf = [
  ['italic', '<i>', '</i>'],
  ['bold', '<b>', '</b>'],
  ['underline', '<u>', '</u>'],
  ['strike', '<s>', '</s>'],
] as const;

/**
 * Overrides of looks, and what the context says, as tags around the text that they hold for; other tags stay.
 * Overrides of places stay too, the rest only with `keepsOthers`.
 */
export function looksAsTags(cueText: string, context: LookContext, keepsOthers: boolean): string {
  const state = new TextState(context);
  const written: string[] = [];
  let open: TextLook | null = null;
  const close = (): void => {
    if (open !== null) written.push(closingTags(open));
    open = null;
  };
  for (const { kind, raw } of tokenizeMarkup(cueText)) {
    if (kind === 'tag' && raw.startsWith('{')) {
      const rest = state.switchLooks(overridesOf(raw));
      const kept = keepsOthers ? rest : placesOf(rest);
      if (kept !== '') written.push(`{${kept}}`);
    } else if (kind === 'tag') {
      close();
      state.applyTag(raw);
      written.push(raw);
    } else {
      const look = state.lookBesideTags;
      if (open === null || !sameLook(open, look)) {
        close();
        open = look;
        written.push(openingTags(look));
      }
      written.push(raw);
    }
  }
  close();
  return written.join('');
}

function placesOf(overrides: string): string {
  return overridesOf(overrides)
    .filter(({ name }) => placeOverrides.has(name))
    .map(({ raw }) => raw)
    .join('');
}

function openingTags(look: TextLook): string {
  const color = look.color === null ? '' : `<font color="${look.color}">`;
  return color + openTagOf.map(([name, tag]) => (look[name] ? tag : '')).join('');
}

function closingTags(look: TextLook): string {
  const tags = openTagOf.map(([name, , tag]) => (look[name] ? tag : '')).toReversed();
  return tags.join('') + (look.color === null ? '' : '</font>');
}

/** WebVTT's class spans as `<font color>`; classes without a colour are left out. */
export function classesAsFonts(cueText: string, classColors: ReadonlyMap<string, string>): string {
  if (!/<\/?c[.\s>]/i.test(cueText)) return cueText;
  const closers: string[] = [];
  const written = tokenizeMarkup(cueText).map(({ kind, raw }) => {
    if (kind !== 'tag' || tagName(raw) !== 'c') return raw;
    if (raw.startsWith('</')) return closers.pop() ?? '';
    const color = classesOf(raw)
      .map((name) => classColor(name, classColors))
      .findLast((found): found is string => found !== null);
    closers.push(color === undefined ? '' : '</font>');
    return color === undefined ? '' : `<font color="${color}">`;
  });
  return written.join('') + closers.toReversed().join('');
}

/** `<ruby>base<rt>top</rt></ruby>` as `base(top)`. */
export function rubyInBrackets(cueText: string): string {
  if (!/<\/?(?:ruby|rt)[.\s>]/i.test(cueText)) return cueText;
  let isOpen = false;
  const bracket = (opens: boolean): string => {
    if (opens === isOpen) return '';
    isOpen = opens;
    return opens ? '(' : ')';
  };
  const written = tokenizeMarkup(cueText).map(({ kind, raw }) => {
    const name = kind === 'tag' ? tagName(raw) : null;
    if (name === 'rt') return bracket(!raw.startsWith('</'));
    return name === 'ruby' ? bracket(false) : raw;
  });
  return written.join('') + bracket(false);
}
