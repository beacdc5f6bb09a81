/** What two texts that people take for the same have in common: case and the encoding of accents do not count. */
export function foldText(text: string): string {
  // Upper case first: `ß` and `SS` are the same then, and so are the four letters i of Turkish without their dots.
  return text.normalize('NFKC').toUpperCase().toLowerCase();
}

/** Names in the order that people count in: `clip 2` before `clip 10`, accents and case aside. */
export function nameOrder(locale?: string): (a: string, b: string) => number {
  return new Intl.Collator(locale, { numeric: true, sensitivity: 'base' }).compare;
}
