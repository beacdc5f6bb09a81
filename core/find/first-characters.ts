import { assertNever } from '../assert-never.ts';
import type { CharacterSet } from './character-set.ts';
import { unionOf } from './character-set.ts';
import type { PatternNode } from './pattern-syntax.ts';

/**
 * The characters that a match can begin with, so that the search passes over all other places; null when a match can
 * be empty.
 */
export function firstCharacters(root: PatternNode): CharacterSet | null {
  const sets: CharacterSet[] = [];
  return collect(root, sets) ? null : unionOf(sets);
}

/** Adds the sets that the node can begin with; true when it can match nothing. */
function collect(node: PatternNode, into: CharacterSet[]): boolean {
  switch (node.kind) {
    case 'set':
      into.push(node.set);
      return false;
    case 'sequence':
      return node.items.every((item) => collect(item, into));
    case 'choice':
      return node.options.map((option) => collect(option, into)).includes(true);
    case 'repeat':
      return collect(node.body, into) || node.min === 0;
    case 'capture':
      return collect(node.body, into);
    case 'edge':
    case 'look':
    case 'backreference':
      return true;
    default:
      return assertNever(node);
  }
}
