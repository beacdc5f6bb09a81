/** Verbs with what leans on them: a short object, an adverb; and words that say when. */
import type { Lexicon } from './function-words.ts';
import type { JointContext } from './joint-context.ts';
import type { JointKind } from './joint.ts';
import type { Token } from './token.ts';
import { hasClass } from './token.ts';

/** Of an object that stays with its verb; a longer one may stand in a line of its own. */
const maxShortObject = 2;

export function jointOfVerb(context: JointContext, lexicon: Lexicon): JointKind | null {
  const { beforeLeft, left, right } = context;
  // `if you | tell`
  if (beforeLeft !== undefined && isSubject(beforeLeft, left) && right.lowerCase && right.content)
    return 'bound';
  if (!left.content) return null;
  if (isObjectPronoun(context, lexicon)) return 'bound';
  // `thunderously | declared`, `highly | educated`
  if (isAdverb(left, lexicon)) return right.content && right.lowerCase ? 'bound' : null;
  if (!isVerb(left, beforeLeft, lexicon)) return null;
  if (isAdverb(right, lexicon)) return right.endMark === 'none' ? 'loose' : 'bound';
  if (!mayBeObject(right)) return null;
  const words = lengthOfPhrase(context);
  if (words === null) return null;
  return words <= maxShortObject ? 'bound' : 'loose';
}

/** `early | that morning`: a demonstrative before a word of time opens no clause. */
export function jointBeforeTime(
  { left, right, afterRight }: JointContext,
  lexicon: Lexicon,
): JointKind | null {
  const saysWhen =
    afterRight !== undefined && hasClass(afterRight, 'time') && hasClass(right, 'determiner', 'adjective');
  if (!saysWhen) return null;
  const leans = hasClass(left, 'adjective', 'degree') || isAdverb(left, lexicon);
  return leans ? 'bound' : 'open';
}

/** A pronoun that may be subject or object, behind a word that opens a clause. */
function isSubject(before: Token, token: Token): boolean {
  return (
    hasClass(before, 'clauseOpener') &&
    hasClass(token, 'pronoun') &&
    !hasClass(token, 'determiner', 'auxiliary')
  );
}

/** `cleaned | it up`, `will help | you remember`; but `I think | you should`. */
function isObjectPronoun({ beforeLeft, left, right, afterRight }: JointContext, lexicon: Lexicon): boolean {
  if (!hasClass(right, 'pronoun') || hasClass(right, 'determiner', 'clauseOpener', 'auxiliary')) return false;
  if (!left.lowerCase || lexicon.opensThought(left.word)) return false;
  if (right.endMark !== 'none' || afterRight === undefined) return true;
  if (hasClass(afterRight, 'preposition', 'particle', 'article', 'coordinator', 'degree', 'postposition'))
    return true;
  return isVerb(left, beforeLeft, lexicon) && !hasClass(afterRight, 'auxiliary', 'negation');
}

function isVerb(token: Token, before: Token | undefined, lexicon: Lexicon): boolean {
  if (hasClass(token, 'verb')) return true;
  if (!token.lowerCase) return false;
  if (lexicon.table.verbEnding?.test(token.word) === true) return true;
  return before?.endMark === 'none' && lexicon.leadsVerb(before.word);
}

function isAdverb(token: Token, lexicon: Lexicon): boolean {
  return token.content && lexicon.table.adverbEnding?.test(token.word) === true;
}

function mayBeObject(token: Token): boolean {
  if (token.opensMark) return false;
  if (hasClass(token, 'coordinator', 'clauseOpener', 'subjectPronoun', 'auxiliary', 'verb')) return false;
  if (hasClass(token, 'preposition', 'clingingPreposition', 'particle')) return false;
  if (hasClass(token, 'article', 'determiner', 'number')) return true;
  return token.content || token.digits;
}

/** Words from `right` up to the next mark or the word that opens something else; null where that is out of sight. */
function lengthOfPhrase({ right, afterRight, beyond }: JointContext): number | null {
  const tokens = [right, afterRight, beyond];
  for (const [i, token] of tokens.entries()) {
    if (token === undefined || (i > 0 && opensAnother(token))) return i;
    if (token.endMark !== 'none') return i + 1;
  }
  return null;
}

function opensAnother(token: Token): boolean {
  return (
    hasClass(token, 'preposition', 'coordinator', 'clauseOpener', 'auxiliary', 'subjectPronoun') ||
    hasClass(token, 'article', 'objectPronoun')
  );
}
