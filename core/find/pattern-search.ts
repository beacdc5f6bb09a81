/**
 * [Note: Hostile patterns] `RegExp` can't be interrupted, and a pattern such as `(a+)+$` keeps it busy for years on
 * forty letters. So patterns that people type run here instead: the same backtracking search and the same results, but
 * a choice of the pattern that failed at a place of the text is never tried there again (as RE2's BitState does), which
 * bounds the work by pattern times text. Backreferences and look-arounds forbid such memory; they, and whatever else
 * takes long, are stopped by a count of steps, which fails the search with `too-slow`.
 */
import { assertNever } from '../assert-never.ts';
import { BadPatternError } from './bad-pattern.ts';
import type { CharacterSet } from './character-set.ts';
import { isWordCharacter } from './character-set.ts';
import type { Instruction, PatternProgram } from './pattern-program.ts';
import type { Edge } from './pattern-syntax.ts';

/** For all texts together; about a second. */
const MAX_STEPS = 40_000_000;
/** Memory of failures: choices of the pattern times places of the text. */
const MAX_STATES = 16_000_000;

/** Offsets of the captures (start and end of each, -1 where it took no part); the first two: the whole match. */
export type MatchSlots = Int32Array;

export class PatternSearch {
  readonly #program: PatternProgram;
  readonly #main: PackedProgram;
  readonly #slots: Int32Array;
  /** Pairs: where to go on and from which place, or `-1 - slot` and the value to put back. */
  readonly #stack: number[] = [];
  #text = '';
  #steps = 0;
  /** A choice was made at a place in this search when its mark is the search's number. */
  #marks = new Uint32Array(0);
  #searchNumber = 0;

  constructor(program: PatternProgram) {
    this.#program = program;
    this.#main = packProgram(program.instructions);
    this.#slots = new Int32Array(program.slotCount);
  }

  /** The first match at or after `from`, null when there is none. Throws `BadPatternError` when stopped. */
  find(text: string, from: number): MatchSlots | null {
    const { first, hasBackreferences, captureCount } = this.#program;
    this.#text = text;
    this.#stack.length = 0;
    if (!hasBackreferences) this.#forgetFailures(text.length);
    for (let at = from; at <= text.length; at++) {
      if (isInsidePair(text, at)) continue;
      if (first !== null && (at === text.length || !first.has(text.codePointAt(at)!))) continue;
      this.#slots.fill(-1);
      const end = this.#run(this.#main, at, !hasBackreferences);
      if (end < 0) continue;
      this.#slots[0] = at;
      this.#slots[1] = end;
      return this.#slots.slice(0, 2 * (captureCount + 1));
    }
    return null;
  }

  #forgetFailures(textLength: number): void {
    const states = this.#main.splitCount * (textLength + 1);
    if (states > MAX_STATES) throw tooSlow();
    if (this.#marks.length < states) {
      this.#marks = new Uint32Array(2 * states);
      this.#searchNumber = 0;
    }
    this.#searchNumber += 1;
  }

  /** Where the match that begins at `start` ends, or -1. `remembers`: failures are marked. */
  #run(program: PackedProgram, start: number, remembers: boolean): number {
    const { ops, first, second, sets } = program;
    const stack = this.#stack;
    const text = this.#text;
    const width = text.length + 1;
    const bottom = stack.length;
    let pc = 0;
    let at = start;
    while (true) {
      if (++this.#steps > MAX_STEPS) throw tooSlow();
      let next = -1;
      switch (ops[pc]) {
        case OP_SET: {
          const codePoint = text.codePointAt(at);
          if (codePoint !== undefined && sets[pc]!.has(codePoint)) next = at + (codePoint > 0xffff ? 2 : 1);
          break;
        }
        case OP_SPLIT: {
          if (remembers) {
            const state = program.splitIndex[pc]! * width + at;
            if (this.#marks[state] === this.#searchNumber) break;
            this.#marks[state] = this.#searchNumber;
          }
          stack.push(second[pc]!, at);
          pc = first[pc]!;
          continue;
        }
        case OP_JUMP:
          pc = first[pc]!;
          continue;
        case OP_MATCH:
          stack.length = bottom;
          return at;
        default:
          next = this.#rareStep(program.instructions[pc]!, program.looks[pc]!, at, remembers);
      }
      if (next >= 0) {
        at = next;
        pc += 1;
        continue;
      }
      // Back to the last choice.
      for (pc = -1; pc < 0;) {
        if (stack.length === bottom) return -1;
        at = stack.pop()!;
        pc = stack.pop()!;
        if (pc < 0) this.#slots[-1 - pc] = at;
      }
    }
  }

  /** The place after an instruction, or -1 when it fails. */
  #rareStep(instruction: Instruction, look: PackedProgram | null, at: number, remembers: boolean): number {
    switch (instruction.op) {
      case 'set':
        return this.#stepBack(instruction.set, at);
      case 'save':
      case 'loop-start':
        this.#setSlot(instruction.slot, at);
        return at;
      case 'loop-check':
        // Remembered choices end empty loops already.
        return !remembers && this.#slots[instruction.slot] === at ? -1 : at;
      case 'forget':
        for (let slot = instruction.from; slot < instruction.to; slot++) this.#setSlot(slot, -1);
        return at;
      case 'edge':
        return isEdge(instruction.edge, this.#text, at) ? at : -1;
      case 'look':
        return this.#look(look!, instruction.negated, at);
      case 'backreference':
        return this.#repeatCapture(instruction.capture, instruction.backward, at);
      case 'split':
      case 'jump':
      case 'match':
        return at;
      default:
        return assertNever(instruction);
    }
  }

  #stepBack(set: CharacterSet, at: number): number {
    if (at === 0) return -1;
    const before = isInsidePair(this.#text, at - 1) ? at - 2 : at - 1;
    return set.has(this.#text.codePointAt(before)!) ? before : -1;
  }

  #setSlot(slot: number, value: number): void {
    if (this.#slots[slot] === value) return;
    this.#stack.push(-1 - slot, this.#slots[slot]!);
    this.#slots[slot] = value;
  }

  /** What a look-around captures stays captured, unless it is negated; it is never entered again. */
  #look(program: PackedProgram, negated: boolean, at: number): number {
    const before = this.#slots.slice();
    const found = this.#run(program, at, false) >= 0;
    const after = this.#slots.slice();
    this.#slots.set(before);
    if (found && !negated) for (const [slot, value] of after.entries()) this.#setSlot(slot, value);
    return found === negated ? -1 : at;
  }

  #repeatCapture(capture: number, backward: boolean, at: number): number {
    const from = this.#slots[2 * capture]!;
    const to = this.#slots[2 * capture + 1]!;
    if (from < 0 || to < 0) return at;
    const length = to - from;
    const start = backward ? at - length : at;
    if (start < 0) return -1;
    this.#steps += length;
    const captured = this.#text.slice(from, to);
    const here = this.#text.slice(start, start + length);
    const isSame = this.#program.ignoreCase
      ? here.toLowerCase() === captured.toLowerCase()
      : here === captured;
    return isSame ? (backward ? start : at + length) : -1;
  }
}

const OP_RARE = 0;
const OP_SET = 1;
const OP_SPLIT = 2;
const OP_JUMP = 3;
const OP_MATCH = 4;

/** The frequent instructions in arrays, for the inner loop. */
interface PackedProgram {
  readonly instructions: readonly Instruction[];
  readonly ops: Uint8Array;
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly splitIndex: Int32Array;
  readonly splitCount: number;
  readonly sets: readonly (CharacterSet | null)[];
  readonly looks: readonly (PackedProgram | null)[];
}

function packProgram(instructions: readonly Instruction[]): PackedProgram {
  const ops = new Uint8Array(instructions.length).fill(OP_RARE);
  const first = new Int32Array(instructions.length);
  const second = new Int32Array(instructions.length);
  const splitIndex = new Int32Array(instructions.length);
  let splitCount = 0;
  for (const [pc, instruction] of instructions.entries()) {
    if (instruction.op === 'set' && !instruction.backward) ops[pc] = OP_SET;
    else if (instruction.op === 'match') ops[pc] = OP_MATCH;
    else if (instruction.op === 'jump') {
      ops[pc] = OP_JUMP;
      first[pc] = instruction.to;
    } else if (instruction.op === 'split') {
      ops[pc] = OP_SPLIT;
      first[pc] = instruction.first;
      second[pc] = instruction.second;
      splitIndex[pc] = splitCount++;
    }
  }
  const sets = instructions.map((instruction) => (instruction.op === 'set' ? instruction.set : null));
  const looks = instructions.map((instruction) =>
    instruction.op === 'look' ? packProgram(instruction.instructions) : null,
  );
  return { instructions, ops, first, second, splitIndex, splitCount, sets, looks };
}

function isEdge(edge: Edge, text: string, at: number): boolean {
  switch (edge) {
    case 'line-start':
      return at === 0 || text.charAt(at - 1) === '\n';
    case 'line-end':
      return at === text.length || text.charAt(at) === '\n';
    case 'word-edge':
      return isWordAt(text, at - 1) !== isWordAt(text, at);
    case 'no-word-edge':
      return isWordAt(text, at - 1) === isWordAt(text, at);
  }
}

function isWordAt(text: string, at: number): boolean {
  if (at < 0 || at >= text.length) return false;
  const start = isInsidePair(text, at) ? at - 1 : at;
  return isWordCharacter(text.codePointAt(start)!);
}

/** Between the two units of a character beyond U+FFFF. */
function isInsidePair(text: string, at: number): boolean {
  const low = text.charCodeAt(at);
  if (at === 0 || !(low >= 0xdc00 && low <= 0xdfff)) return false;
  const high = text.charCodeAt(at - 1);
  return high >= 0xd800 && high <= 0xdbff;
}

function tooSlow(): BadPatternError {
  return new BadPatternError('too-slow', 'The pattern takes too long on this text; make it simpler.');
}
