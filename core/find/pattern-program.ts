import { assertNever } from '../assert-never.ts';
import { BadPatternError } from './bad-pattern.ts';
import type { CharacterSet } from './character-set.ts';
import { firstCharacters } from './first-characters.ts';
import type { Edge, PatternNode, PatternSyntax } from './pattern-syntax.ts';

/** Longest program: counted repetitions (`{3,8}`) are written out. */
const MAX_INSTRUCTIONS = 4000;

export type Instruction =
  | { readonly op: 'set'; readonly set: CharacterSet; readonly backward: boolean }
  /** Goes on at `first`, and at `second` should that fail. */
  | { readonly op: 'split'; first: number; second: number }
  | { readonly op: 'jump'; to: number }
  | { readonly op: 'save'; readonly slot: number }
  /** Forgets captures before another repetition. */
  | { readonly op: 'forget'; readonly from: number; readonly to: number }
  | { readonly op: 'edge'; readonly edge: Edge }
  | { readonly op: 'look'; readonly instructions: readonly Instruction[]; readonly negated: boolean }
  | { readonly op: 'backreference'; readonly capture: number; readonly backward: boolean }
  /** Remembers the place where a repetition begins, and fails when it comes there again without progress. */
  | { readonly op: 'loop-start'; readonly slot: number }
  | { readonly op: 'loop-check'; readonly slot: number }
  | { readonly op: 'match' };

export interface PatternProgram {
  readonly instructions: readonly Instruction[];
  /** Two for each capture (0: the whole match) and one for each loop. */
  readonly slotCount: number;
  readonly captureCount: number;
  readonly captureNames: ReadonlyMap<string, number>;
  /** What a place leads to depends on what was captured: no failure can be remembered. */
  readonly hasBackreferences: boolean;
  readonly ignoreCase: boolean;
  /** What a match can begin with; null: it can be empty. */
  readonly first: CharacterSet | null;
}

export function compileProgram(syntax: PatternSyntax, ignoreCase: boolean): PatternProgram {
  const compiler = new Compiler(syntax);
  const instructions = compiler.compile(syntax.root, false);
  return {
    instructions,
    slotCount: compiler.slotCount,
    captureCount: syntax.captureCount,
    captureNames: syntax.captureNames,
    hasBackreferences: compiler.hasBackreferences,
    ignoreCase,
    first: firstCharacters(syntax.root),
  };
}

class Compiler {
  slotCount: number;
  hasBackreferences = false;
  readonly #captureNames: ReadonlyMap<string, number>;
  #size = 0;

  constructor(syntax: PatternSyntax) {
    this.slotCount = 2 * (syntax.captureCount + 1);
    this.#captureNames = syntax.captureNames;
  }

  compile(node: PatternNode, backward: boolean): readonly Instruction[] {
    const into: Instruction[] = [];
    this.#emit(node, backward, into);
    this.#push(into, { op: 'match' });
    return into;
  }

  #push(into: Instruction[], instruction: Instruction): void {
    this.#grow();
    into.push(instruction);
  }

  #grow(): void {
    this.#size += 1;
    if (this.#size > MAX_INSTRUCTIONS) {
      throw new BadPatternError('too-long', 'The pattern repeats too much; use smaller numbers in braces.');
    }
  }

  #emit(node: PatternNode, backward: boolean, into: Instruction[]): void {
    switch (node.kind) {
      case 'set':
        this.#push(into, { op: 'set', set: node.set, backward });
        break;
      case 'sequence':
        for (const item of backward ? node.items.toReversed() : node.items) this.#emit(item, backward, into);
        break;
      case 'choice':
        this.#emitChoice(node.options, backward, into);
        break;
      case 'repeat':
        this.#emitRepeat(node, backward, into);
        break;
      case 'capture': {
        const slot = 2 * node.index;
        this.#push(into, { op: 'save', slot: backward ? slot + 1 : slot });
        this.#emit(node.body, backward, into);
        this.#push(into, { op: 'save', slot: backward ? slot : slot + 1 });
        break;
      }
      case 'edge':
        this.#push(into, { op: 'edge', edge: node.edge });
        break;
      case 'look':
        this.#push(into, {
          op: 'look',
          instructions: this.compile(node.body, node.behind),
          negated: node.negated,
        });
        break;
      case 'backreference':
        this.hasBackreferences = true;
        this.#push(into, {
          op: 'backreference',
          capture: this.#captureNames.get(node.name) ?? Number(node.name),
          backward,
        });
        break;
      default:
        assertNever(node);
    }
  }

  #emitChoice(options: readonly PatternNode[], backward: boolean, into: Instruction[]): void {
    const jumps: { op: 'jump'; to: number }[] = [];
    for (const [i, option] of options.entries()) {
      if (i === options.length - 1) {
        this.#emit(option, backward, into);
        break;
      }
      const split = { op: 'split' as const, first: into.length + 1, second: 0 };
      this.#push(into, split);
      this.#emit(option, backward, into);
      const jump = { op: 'jump' as const, to: 0 };
      jumps.push(jump);
      this.#push(into, jump);
      split.second = into.length;
    }
    for (const jump of jumps) jump.to = into.length;
  }

  #emitRepeat(node: PatternNode & { kind: 'repeat' }, backward: boolean, into: Instruction[]): void {
    const once = (): void => {
      // Also a body without instructions counts: `(?:){1000000000}`.
      this.#grow();
      const [from, to] = node.captures;
      if (to > from) this.#push(into, { op: 'forget', from: 2 * from, to: 2 * to });
      this.#emit(node.body, backward, into);
    };
    for (let i = 0; i < node.min; i++) once();
    if (node.max === Infinity) {
      this.#emitLoop(node.greedy, once, into);
      return;
    }
    const splits: { first: number; second: number }[] = [];
    for (let i = node.min; i < node.max; i++) {
      const split = { op: 'split' as const, first: into.length + 1, second: into.length + 1 };
      splits.push(split);
      this.#push(into, split);
      once();
    }
    for (const split of splits) {
      if (node.greedy) split.second = into.length;
      else split.first = into.length;
    }
  }

  #emitLoop(greedy: boolean, once: () => void, into: Instruction[]): void {
    const slot = this.slotCount++;
    const start = into.length;
    const split = { op: 'split' as const, first: start + 1, second: start + 1 };
    this.#push(into, split);
    this.#push(into, { op: 'loop-start', slot });
    once();
    this.#push(into, { op: 'loop-check', slot });
    this.#push(into, { op: 'jump', to: start });
    if (greedy) split.second = into.length;
    else split.first = into.length;
  }
}
