/** What open tags make of text, in HTML and in cues. */

export type Emphasis = 'italic' | 'bold' | 'underline' | 'strike';

const emphasisOfTag: ReadonlyMap<string, Emphasis> = new Map([
  ['i', 'italic'],
  ['em', 'italic'],
  ['b', 'bold'],
  ['strong', 'bold'],
  ['u', 'underline'],
  ['s', 'strike'],
  ['strike', 'strike'],
]);

/** Tags of one kind nest; one that closes nothing is passed over. */
export class TagEmphasis {
  readonly #depth: Record<Emphasis, number> = { italic: 0, bold: 0, underline: 0, strike: 0 };

  /** `name`: lower case, without `/`. False for a tag of another kind. */
  apply(name: string, isClosing: boolean): boolean {
    const emphasis = emphasisOfTag.get(name);
    if (emphasis === undefined) return false;
    this.#depth[emphasis] = Math.max(0, this.#depth[emphasis] + (isClosing ? -1 : 1));
    return true;
  }

  get open(): Readonly<Record<Emphasis, boolean>> {
    const { italic, bold, underline, strike } = this.#depth;
    return { italic: italic > 0, bold: bold > 0, underline: underline > 0, strike: strike > 0 };
  }
}
