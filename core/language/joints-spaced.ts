/**
 * Joints between words of languages that write spaces. The rules follow the published guidelines (Netflix
 * Timed Text Style Guide, General Requirements 5; BBC Subtitle Guidelines, "Line breaks"; TED, "How to break
 * lines"): break after punctuation, before conjunctions and prepositions; do not part a noun from its article
 * or adjective, first from last name, a verb from its subject pronoun, auxiliary, reflexive or negation, a
 * preposition from its object. They see word lists, capitals, digits and punctuation, no grammar, so what they
 * cannot know is left in the middle (`plain`, `loose`).
 */
import type { Lexicon } from './function-words.ts';
import { classBit } from './function-words.ts';
import type { JointContext } from './joint-context.ts';
import type { JointKind } from './joint.ts';
import type { Token } from './token.ts';
import { hasClass } from './token.ts';
import { jointBeforeTime, jointOfVerb } from './joints-of-verbs.ts';
import { mayEndSentence } from './sentence-end.ts';

export function spacedJoint(context: JointContext, lexicon: Lexicon): JointKind {
  const { left, right } = context;
  if (right.onlyClosing || left.onlyOpening) return 'closed';
  if (right.onlyDash) return left.endMark === 'sentence' ? 'sentence' : 'tight';
  if (left.onlyDash && context.leftOpensSentence) return 'tight';
  return (
    jointAtMark(context, lexicon) ??
    unbreakableJoint(context, lexicon) ??
    jointBoundForward(context) ??
    jointOfVerb(context, lexicon) ??
    jointBeforeTime(context, lexicon) ??
    jointBoundBackward(context, lexicon) ??
    jointBeforeOpener(context) ??
    jointOfContent(context, lexicon)
  );
}

/** What the punctuation after `left` says, null when there is none or it says nothing. */
function jointAtMark(context: JointContext, lexicon: Lexicon): JointKind | null {
  const { left, right } = context;
  switch (left.endMark) {
    case 'none':
      return null;
    case 'comma':
      return introducesSpeech(context, lexicon) ? 'bound' : 'comma';
    case 'bracket':
      return 'comma';
    case 'clause':
      return 'clause';
    case 'ellipsis':
      return right.lowerCase ? 'clause' : 'sentence';
    case 'sentence':
      return jointAfterStop(context, lexicon);
  }
}

function introducesSpeech({ beforeLeft, left }: JointContext, lexicon: Lexicon): boolean {
  return beforeLeft !== undefined && hasClass(beforeLeft, 'auxiliary') && lexicon.introducesSpeech(left.word);
}

function jointAfterStop(context: JointContext, lexicon: Lexicon): JointKind | null {
  const { left, right, afterRight } = context;
  if (!left.text.includes('.')) {
    // `"Why not?" I said.`
    const isQuoted = /["'”’»]$/u.test(left.text) && afterRight !== undefined && hasClass(afterRight, 'verb');
    return right.lowerCase || isQuoted ? 'clause' : 'sentence';
  }
  if (left.initial && right.capital) return left.word === 'i' ? 'sentence' : 'tight';
  if (mayEndSentence.test(left.text)) return right.capital ? 'sentence' : null;
  if (hasClass(left, 'abbreviation')) return null;
  if (hasClass(left, 'title') && right.capital) return null;
  if (isOrdinal(context, lexicon)) return null;
  // `U.S.`: a sentence may end here or not.
  if (/^(?:\p{L}\.){2,}$/u.test(left.text)) return right.capital ? 'comma' : null;
  return right.lowerCase ? 'clause' : 'sentence';
}

/** German prepositions with an article in them. */
const holdsArticle = /^(?:am|ans|beim|im|ins|vom|zum|zur)$/;

/** `3.` of `am 3. Oktober`, `der 2. Weltkrieg`. */
function isOrdinal({ beforeLeft, left, right }: JointContext, lexicon: Lexicon): boolean {
  if (!/^\p{N}{1,3}\.$/u.test(left.text)) return false;
  if (right.lowerCase || hasClass(right, 'month')) return true;
  const governed =
    beforeLeft !== undefined &&
    (hasClass(beforeLeft, 'article', 'determiner') || holdsArticle.test(beforeLeft.word));
  return lexicon.table.capitalisedNouns === true && governed;
}

/** `tight` units: fixed pairs, articles, names, numbers. */
function unbreakableJoint(context: JointContext, lexicon: Lexicon): JointKind | null {
  const { beforeLeft, left, right } = context;
  if ((lexicon.classesOf(`${left.word}_${right.word}`) & classBit.pair) !== 0) return 'tight';
  if (beforeLeft?.endMark === 'none' && lexicon.correlates(beforeLeft.word, right.word)) return 'tight';
  if (hasClass(left, 'article')) return startsPhrase(right) ? 'bound' : 'tight';
  if (hasClass(left, 'title') && right.capital) return 'tight';
  return jointOfNumber(context) ?? jointOfName(context, lexicon);
}

/** True for words that cannot follow an article, which was then a pronoun: `das | ist`, `that | in`. */
function startsPhrase(token: Token): boolean {
  return hasClass(token, 'auxiliary', 'preposition', 'clingingPreposition', 'coordinator', 'clauseOpener');
}

function jointOfNumber({ left, right }: JointContext): JointKind | null {
  const number = left.digits || hasClass(left, 'number');
  if (number && (hasClass(right, 'unit', 'month') || right.digits)) return 'tight';
  if (number && hasClass(left, 'number') && hasClass(right, 'number')) return 'tight';
  if (hasClass(left, 'month') && right.digits) return 'tight';
  if (number && right.content) return 'bound';
  // `Chapter 5`, `Apollo 11`
  if (left.content && right.digits) return 'bound';
  return hasClass(left, 'abbreviation') ? 'bound' : null;
}

function jointOfName(context: JointContext, lexicon: Lexicon): JointKind | null {
  const { beforeLeft, left, right, afterRight, leftOpensSentence } = context;
  if (
    hasClass(right, 'nameParticle') &&
    right.lowerCase &&
    isNameWord(left) &&
    afterRight?.capital === true
  ) {
    return leftOpensSentence || lexicon.table.capitalisedNouns === true ? null : 'loose';
  }
  if (hasClass(left, 'nameParticle') && right.capital && beforeLeft !== undefined && isNameWord(beforeLeft)) {
    return 'bound';
  }
  // `Mac OS`, `Adobe XD`
  if (isNameWord(left) && right.allCapitals && right.word.length <= 4 && !leftOpensSentence) return 'bound';
  if (!isNameWord(left) || !isNameWord(right)) return null;
  if (lexicon.table.capitalisedNouns === true) return leftOpensSentence ? 'loose' : 'bound';
  return leftOpensSentence && hasClass(left, 'adjective', 'number', 'unit') ? 'bound' : 'tight';
}

function isNameWord(token: Token): boolean {
  return token.capital && !token.allCapitals && token.content;
}

/** Units whose first word points to the second. */
function jointBoundForward(context: JointContext): JointKind | null {
  const { left, right } = context;
  const opensClause = hasClass(right, 'coordinator', 'clauseOpener');
  if (hasClass(left, 'coordinator', 'clauseOpener', 'proclitic')) return 'bound';
  if (hasClass(left, 'preposition', 'clingingPreposition')) {
    const particle = hasClass(left, 'particle');
    return particle && (opensClause || hasClass(right, 'preposition', 'auxiliary', 'subjectPronoun'))
      ? null
      : 'bound';
  }
  if (hasClass(left, 'subjectPronoun')) return 'bound';
  // `there are | so many`, but `the problem is | that ...`
  if (opensClause && !(hasClass(left, 'auxiliary') && hasClass(right, 'degree'))) return null;
  if (hasClass(left, 'auxiliary')) return jointOfAuxiliary(right);
  if (hasClass(left, 'negation'))
    return startsNoun(right) && !hasClass(right, 'proclitic') ? 'loose' : 'bound';
  if (hasClass(left, 'degree')) return startsPhrase(right) || startsNoun(right) ? null : 'bound';
  if (hasClass(left, 'determiner')) return jointOfDeterminer(left, right);
  if (hasClass(left, 'pronoun') && !hasClass(left, 'objectPronoun')) {
    return hasClass(right, 'auxiliary', 'negation') ? 'bound' : null;
  }
  return null;
}

function jointOfAuxiliary(right: Token): JointKind {
  const object = hasClass(right, 'article', 'determiner', 'preposition', 'clingingPreposition');
  return object ? 'loose' : 'bound';
}

function jointOfDeterminer(left: Token, right: Token): JointKind | null {
  if (hasClass(right, 'article', 'determiner')) return 'bound';
  if (startsPhrase(right) || hasClass(right, 'subjectPronoun', 'objectPronoun')) return null;
  return hasClass(left, 'pronoun', 'clauseOpener') ? 'bound' : 'tight';
}

function startsNoun(token: Token): boolean {
  return hasClass(token, 'article', 'determiner', 'preposition', 'clingingPreposition');
}

/** Units whose second word points to the first. */
function jointBoundBackward(context: JointContext, lexicon: Lexicon): JointKind | null {
  const { left, right, afterRight } = context;
  if (hasClass(right, 'postposition', 'objectPronoun')) return 'bound';
  if (hasClass(right, 'particle') && !isPrepositionHere(right, afterRight))
    return left.content ? 'bound' : 'loose';
  if (!left.content || !right.content) return null;
  if (isAdjective(left, lexicon) && lexicon.table.adjectivesFollow !== true) {
    const isNoun = lexicon.table.capitalisedNouns === true && right.capital;
    return isNoun || hasClass(left, 'adjective') ? 'bound' : 'loose';
  }
  if (lexicon.table.adjectivesFollow === true) {
    if (hasClass(left, 'adjective')) return 'bound';
    if (isAdjective(right, lexicon)) return 'loose';
  }
  return null;
}

function isPrepositionHere(token: Token, following: Token | undefined): boolean {
  return (
    hasClass(token, 'preposition') &&
    token.endMark === 'none' &&
    following !== undefined &&
    (hasClass(following, 'article', 'determiner', 'number') || following.digits || following.capital)
  );
}

function isAdjective(token: Token, lexicon: Lexicon): boolean {
  if (hasClass(token, 'adjective')) return true;
  const ending = lexicon.table.adjectiveEnding;
  return ending !== undefined && token.lowerCase && token.word.length >= 5 && ending.test(token.word);
}

/** Good places: before what opens a clause or a phrase. */
function jointBeforeOpener({ left, right, afterRight }: JointContext): JointKind | null {
  if (hasClass(left, 'verb') && startsNoun(right) && !hasClass(right, 'preposition')) return 'plain';
  if (hasClass(right, 'coordinator')) return jointBeforeCoordinator(afterRight);
  if (hasClass(right, 'clauseOpener')) return 'opensClause';
  if (hasClass(right, 'subjectPronoun')) return left.content ? 'opensClause' : 'open';
  if (hasClass(right, 'preposition')) return 'opensPhrase';
  if (right.opensMark) return 'opensPhrase';
  if (hasClass(right, 'clingingPreposition') && afterRight?.capital === true && left.content) {
    return left.capital ? 'bound' : 'loose';
  }
  if (hasClass(right, 'pronoun')) {
    const subject =
      hasClass(right, 'auxiliary') || (afterRight !== undefined && hasClass(afterRight, 'auxiliary'));
    return subject ? 'opensPhrase' : 'open';
  }
  if (hasClass(right, 'clingingPreposition', 'article', 'determiner', 'auxiliary', 'negation', 'proclitic')) {
    return 'open';
  }
  return null;
}

/** `and | the`: a clause or a full phrase follows, not one word. */
function jointBeforeCoordinator(following: Token | undefined): JointKind {
  if (following === undefined || hasClass(following, 'preposition', 'article')) return 'opensPhrase';
  if (
    hasClass(
      following,
      'subjectPronoun',
      'pronoun',
      'clauseOpener',
      'auxiliary',
      'verb',
      'proclitic',
      'negation',
    )
  ) {
    return 'opensClause';
  }
  // `metal | and glass,`: two words of one list.
  return following.content && following.endMark !== 'none' ? 'open' : 'opensPhrase';
}

/** Two content words: an article or determiner before them makes an adjective and its noun likely. */
function jointOfContent({ beforeLeft, left, right }: JointContext, lexicon: Lexicon): JointKind {
  if (!left.content || !right.content) return 'plain';
  if (hasClass(right, 'verb')) return 'open';
  const inNounPhrase =
    beforeLeft !== undefined &&
    beforeLeft.endMark === 'none' &&
    (hasClass(beforeLeft, 'article', 'determiner', 'number', 'adjective') ||
      (lexicon.table.capitalisedNouns === true && holdsArticle.test(beforeLeft.word)));
  // `to wait | online.`: the last word of a sentence does not stand alone.
  if (!inNounPhrase) return right.endMark === 'sentence' ? 'loose' : 'plain';
  if (lexicon.table.capitalisedNouns !== true) return 'loose';
  return left.lowerCase && right.capital ? 'bound' : 'plain';
}
