/**
 * ASS overrides in a cue's text ([Note: Cue text]): blocks such as `{\i1\pos(10,20)}`. What they say of looks and
 * places is understood everywhere; the rest only ASS can draw.
 */
export interface AssOverride {
  /** Without the backslash: `i`, `1c`, `pos`, `fn`. */
  readonly name: string;
  /** What follows the name: `1`, `(10,20)`, `&H00FF00&`, or nothing. */
  readonly value: string;
  /** Both, with the backslash. */
  readonly raw: string;
}

/** The overrides of a block, in order; what stands before the first one is a remark and left out. */
export function overridesOf(block: string): readonly AssOverride[] {
  const inside = block.startsWith('{') ? block.slice(1, block.endsWith('}') ? -1 : undefined) : block;
  const overrides: AssOverride[] = [];
  let from = inside.indexOf('\\');
  while (from >= 0) {
    const end = endOfOverride(inside, from + 1);
    const override = readOverride(inside.slice(from, end));
    if (override !== null) overrides.push(override);
    from = end >= inside.length ? -1 : end;
  }
  return overrides;
}

/** Up to the next backslash that stands in no brackets: `\t(0,500,\i1)` is one override. */
function endOfOverride(text: string, from: number): number {
  let depth = 0;
  for (let i = from; i < text.length; i += 1) {
    const character = text[i];
    if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    else if (character === '\\' && depth <= 0) return i;
  }
  return text.length;
}

/** The name of a font or a style follows its override directly. */
function readOverride(raw: string): AssOverride | null {
  const match = /^\\\s*(fn|r(?!nd)|[1-4]?[a-z]+)([^]*)$/i.exec(raw);
  return match === null ? null : { name: match[1]!, value: match[2]!.trim(), raw: raw.trimEnd() };
}

/** `#rrggbb` of `&HBBGGRR&`, or of the decimal number that old files have; null for anything else. */
export function colorOfAss(value: string): string | null {
  const text = value.slice(0, 40).trim();
  const hex = /^&?H([0-9a-f]{1,8})&?$/i.exec(text)?.[1];
  const decimal = /^-?\d{1,10}$/.test(text) ? Number(text) : null;
  if (hex === undefined && decimal === null) return null;
  const number = hex === undefined ? decimal! : Number.parseInt(hex, 16);
  const parts = [number & 0xff, (number >> 8) & 0xff, (number >> 16) & 0xff];
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** `&HBBGGRR&` of `#rrggbb`. */
export function assColorOf(hex: string): string {
  return `&H${hex.slice(5, 7)}${hex.slice(3, 5)}${hex.slice(1, 3)}&`.toUpperCase();
}
