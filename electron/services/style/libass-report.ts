/** What libass says of fonts while it draws, line by line. The fonts are those of burning in, on every system. */

export interface LibassReport {
  readonly hear: (line: string) => void;
  /** Characters that no font of this computer has, each once, in the order that they were met. */
  readonly missing: () => readonly string[];
}

/** The last part is the font that was looked for: `(Arial, 400, 0)`. */
const lookedFor = /Glyph 0x([0-9A-F]{1,6}) not found, selecting one more font for (\(.*\))/i;
const nowhere = /(?:fallback with glyph|Glyph) 0x([0-9A-F]{1,6}) (?:not found in|for) font/i;
const chosen = /fontselect: (\(.*\)) -> /;

/**
 * libass 0.17 says when no other font has a character either. Older ones (the npm package's is of 2018) only say that they
 * look for one more font, and which one they took when there is one.
 */
export function createLibassReport(): LibassReport {
  const missing = new Set<number>();
  let open: { readonly code: number; readonly font: string } | null = null;
  const close = (): void => {
    if (open !== null) missing.add(open.code);
    open = null;
  };
  return {
    hear(line) {
      const looking = lookedFor.exec(line);
      const failed = looking === null ? nowhere.exec(line) : null;
      const found = chosen.exec(line);
      if (open !== null && found?.[1] === open.font) open = null;
      if (looking !== null) {
        close();
        open = { code: Number.parseInt(looking[1]!, 16), font: looking[2]! };
      }
      if (failed !== null) missing.add(Number.parseInt(failed[1]!, 16));
    },
    missing() {
      close();
      return [...missing].filter(isDrawn).map((code) => String.fromCodePoint(code));
    },
  };
}

/** Marks of direction, joiners and variation selectors are drawn by no font. */
function isDrawn(code: number): boolean {
  return (
    code <= 0x10ffff && !/[\p{Cf}\p{Cc}\p{Cs}\p{Zs}\p{Variation_Selector}]/u.test(String.fromCodePoint(code))
  );
}
