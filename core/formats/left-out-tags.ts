import { problem } from '../format-problems.ts';
import type { FormatProblem } from '../format-problems.ts';
import { quote } from './lines.ts';

/** Tags that a reader left out of the texts of a file: said once. */
export class LeftOutTags {
  #count = 0;
  #first: { readonly line: number; readonly quote: string } | null = null;

  /** `line`: from 1. */
  add(line: number, tags: readonly string[]): void {
    const [first] = tags;
    if (first === undefined) return;
    this.#first ??= { line, quote: quote(first) };
    this.#count += tags.length;
  }

  /** At most one. */
  get problems(): readonly FormatProblem[] {
    if (this.#first === null) return [];
    const { line, quote: tag } = this.#first;
    return [problem(line, 'tags-left-out', { quote: tag, count: this.#count })];
  }
}
