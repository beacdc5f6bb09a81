/**
 * Terms for engines that don't listen: in place of each stands one character that is no letter, which translators carry
 * over as they carry tags ([Note: Protected parts]).
 */
import { isUnspacedScript } from '../cues/text-measure.ts';
import { escapePattern } from '../language/escape-pattern.ts';
import type { WantedTerm } from '../glossary/wanted-terms.ts';

/** Of the characters for private use, which a model has no word for. */
const firstMark = 0xe100;
const maxMarks = 64;
const marks = /\s*[\ue100-\ue13f]\s*/gu;

export function maskTerms(text: string, terms: readonly WantedTerm[]): string {
  return terms.slice(0, maxMarks).reduce((masked, term, i) => {
    const bounded = `(?<![\\p{L}\\p{N}])${escapePattern(term.text)}(?:['’]?s|es)?(?![\\p{L}\\p{N}])`;
    const pattern = isUnspacedScript(term.text) ? escapePattern(term.text) : bounded;
    return masked.replaceAll(new RegExp(pattern, 'giu'), String.fromCharCode(firstMark + i));
  }, text);
}

/** With the terms in the target's language; marks of none are left out. */
export function unmaskTerms(text: string, terms: readonly WantedTerm[]): string {
  const unmasked = text.replaceAll(marks, (found, place: number) => {
    const wanted = terms[found.trim().charCodeAt(0) - firstMark]?.wanted ?? '';
    const before = text.charAt(place - 1);
    const behind = text.charAt(place + found.length);
    const wide = isUnspacedScript(wanted);
    const left = isSpaced(before, wide) && (/[\p{L}\p{N}]/u.test(before) || /^\s/u.test(found)) ? ' ' : '';
    const isMark = /[\p{Pe}\p{Pf}\p{Po}]/u.test(behind);
    const right =
      isSpaced(behind, wide) && !isMark && (/[\p{L}\p{N}]/u.test(behind) || /\s$/u.test(found)) ? ' ' : '';
    return left + wanted + right;
  });
  return unmasked.trim();
}

function isSpaced(beside: string, wide: boolean): boolean {
  return beside !== '' && !wide && !isUnspacedScript(beside);
}
