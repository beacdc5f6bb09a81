import { isUnspacedScript } from '../cues/text-measure.ts';
import type { JointKind } from './joint.ts';
import { chineseJoint } from './joints-chinese.ts';
import { japaneseJoint } from './joints-japanese.ts';
import { koreanJoint } from './joints-korean.ts';
import { spacedJoint } from './joints-spaced.ts';
import { thaiJoint } from './joints-thai.ts';
import { primaryLanguage } from './language-tag.ts';
import { lexiconFor } from './lexicons.ts';
import { endMarkOf, mayEndLine, mayStartLine } from './punctuation.ts';
import { languageOfRun } from './segments.ts';
import type { Token } from './token.ts';
import { createTokenizer, hasClass } from './token.ts';

/** A stretch of running text between two places where a break can be thought of. */
export interface TextPiece {
  /** Without white space around it. */
  readonly text: string;
  /** White space stands between it and the piece before. */
  readonly spaceBefore: boolean;
}

/**
 * The joint before each piece; entry 0 is `sentence`. `left | right` are judged in their context, so pieces
 * must come in the order of speech.
 */
export function jointsBetween(
  pieces: readonly TextPiece[],
  language: string | undefined,
): readonly JointKind[] {
  const lexicon = lexiconFor(language);
  const isKorean = primaryLanguage(language) === 'ko';
  const tokenOf = createTokenizer(lexicon);
  const joints: JointKind[] = pieces.length === 0 ? [] : ['sentence'];
  const written = writtenWords(pieces);
  let before = pieces[0]?.text ?? '';
  for (let i = 1; i < pieces.length; i++) {
    const left = pieces[i - 1]!;
    const right = pieces[i]!;
    let joint: JointKind;
    if (isUnspacedEdge(left, right)) {
      joint = unspacedJoint(before, left, right, language);
    } else if (!right.spaceBefore) {
      joint = 'closed';
    } else {
      const at = written.indexOf[i]!;
      const tokenAt = (index: number) =>
        written.texts[index] === undefined ? undefined : tokenOf(written.texts[index]);
      const context = {
        beforeLeft: tokenAt(at - 2),
        left: tokenOf(written.texts[at - 1]!),
        right: tokenOf(written.texts[at]!),
        afterRight: tokenAt(at + 1),
        beyond: tokenAt(at + 2),
        leftOpensSentence: joints[written.firstOf[at - 1]!] === 'sentence',
      };
      joint = spacedJoint(context, lexicon);
      if (isKorean && isUndecided(joint, context.right)) joint = koreanJoint(context.left);
    }
    joints.push(joint);
    before = (before + (right.spaceBefore ? ' ' : '') + right.text).slice(-12);
  }
  return joints;
}

/** Pieces as a reader sees them: recognisers give `don` and `'t`, `3` and `,000`, of which neither says what it is. */
interface WrittenWords {
  readonly texts: readonly string[];
  /** The word of each piece, and the first piece of each word. */
  readonly indexOf: readonly number[];
  readonly firstOf: readonly number[];
}

function writtenWords(pieces: readonly TextPiece[]): WrittenWords {
  const texts: string[] = [];
  const indexOf: number[] = [];
  const firstOf: number[] = [];
  for (const [i, piece] of pieces.entries()) {
    const before = pieces[i - 1];
    if (before !== undefined && !piece.spaceBefore && !isUnspacedEdge(before, piece)) {
      texts[texts.length - 1] = `${texts.at(-1)!}${piece.text}`;
    } else {
      firstOf.push(i);
      texts.push(piece.text);
    }
    indexOf.push(texts.length - 1);
  }
  return { texts, indexOf, firstOf };
}

function isUnspacedEdge(left: TextPiece, right: TextPiece): boolean {
  return (
    isUnspacedScript(left.text.slice(-2)) || isUnspacedScript(right.text.slice(0, 1)) || isWideEdge(left.text)
  );
}

function isUndecided(joint: JointKind, right: Token): boolean {
  return (joint === 'plain' || joint === 'open' || joint === 'loose') && !hasClass(right, 'postposition');
}

/** 「。」 and the like end a piece although they belong to no script. */
function isWideEdge(text: string): boolean {
  return /[\u3001-\u3011\uff01-\uff65]$/u.test(text);
}

function unspacedJoint(
  before: string,
  left: TextPiece,
  right: TextPiece,
  language: string | undefined,
): JointKind {
  if (!mayStartLine(right.text) || !mayEndLine(left.text)) return 'closed';
  const rules = languageOfRun(left.text + right.text, language);
  const byMark = jointAtMark(left.text, right.text);
  if (byMark !== null) return byMark;
  if (
    right.spaceBefore &&
    isUnspacedScript(left.text.slice(-1)) &&
    isUnspacedScript(right.text.slice(0, 1))
  ) {
    return 'comma';
  }
  if (rules === 'ja' || primaryLanguage(language) === 'ja')
    return japaneseJoint(before, left.text, right.text);
  if (rules === 'zh') return chineseJoint(left.text, right.text);
  return rules === 'th' ? thaiJoint(left.text, right.text) : 'plain';
}

function jointAtMark(left: string, right: string): JointKind | null {
  // 「…」と言った: the quotation goes on.
  if (/[」』”’）]$/u.test(left) && /^(?:と|って|という|の|は|が|を|に|で|も)/u.test(right)) return 'bound';
  switch (endMarkOf(left)) {
    case 'sentence':
      return 'sentence';
    case 'ellipsis':
    case 'clause':
      return 'clause';
    case 'comma':
      return 'comma';
    case 'bracket':
    case 'none':
      return null;
  }
}
