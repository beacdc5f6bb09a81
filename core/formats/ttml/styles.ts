/** Styles and regions of a TTML file, as far as a cue has a counterpart: slant, weight, underline, top or bottom. */
import type { CuePlace } from '../place.ts';
import type { TextLook } from '../text-look.ts';

type Attributes = ReadonlyMap<string, string>;

/** References to styles may name styles that refer to others; a circle ends here. */
const deepestReference = 20;

export class StyleSheet {
  readonly #styles = new Map<string, Attributes>();
  readonly #regions = new Map<string, Attributes>();

  addStyle(attributes: Attributes): void {
    const id = attributes.get('id');
    if (id !== undefined) this.#styles.set(id, attributes);
  }

  /** Further attributes of the same region (a `<style>` inside it) are added. */
  addRegion(id: string, attributes: Attributes): void {
    this.#regions.set(id, new Map([...(this.#regions.get(id) ?? []), ...attributes]));
  }

  /** What the element looks like inside one that looks like `inherited`. */
  lookOf(attributes: Attributes, inherited: TextLook): TextLook {
    if (attributes.size === 0) return inherited;
    const style = this.#resolve(attributes, 'fontStyle');
    const weight = this.#resolve(attributes, 'fontWeight');
    const decoration = this.#resolve(attributes, 'textDecoration');
    if (style === undefined && weight === undefined && decoration === undefined) return inherited;
    return {
      ...inherited,
      italic: style === undefined ? inherited.italic : /italic|oblique/i.test(style),
      bold: weight === undefined ? inherited.bold : /bold/i.test(weight),
      underline: changedUnderline(decoration, inherited.underline),
    };
  }

  /** Where a region stands; null for one that is unknown or does not say. `rootExtent`: that of `<tt>`. */
  placementOf(region: string, rootExtent: string | undefined): CuePlace['vertical'] | null {
    const attributes = this.#regions.get(region);
    if (attributes === undefined) return null;
    const align = this.#resolve(attributes, 'displayAlign')?.trim().toLowerCase();
    const origin = verticalShare(this.#resolve(attributes, 'origin'), rootExtent);
    const extent = verticalShare(this.#resolve(attributes, 'extent'), rootExtent);
    if (origin === null || extent === null) return align === undefined ? null : edgeOf(align);
    const share = align === 'after' ? origin + extent : align === 'center' ? origin + extent / 2 : origin;
    return share < 0.34 ? 'top' : share <= 0.66 ? 'middle' : 'bottom';
  }

  #resolve(attributes: Attributes, name: string, depth = 0): string | undefined {
    const own = attributes.get(name);
    if (own !== undefined || depth > deepestReference) return own;
    // Of several styles the last one decides.
    for (const id of (attributes.get('style') ?? '').split(/\s+/).slice(0, 20).reverse()) {
      const style = this.#styles.get(id);
      const value = style === undefined ? undefined : this.#resolve(style, name, depth + 1);
      if (value !== undefined) return value;
    }
    return undefined;
  }
}

function changedUnderline(decoration: string | undefined, inherited: boolean): boolean {
  if (decoration === undefined) return inherited;
  if (/nounderline|none/i.test(decoration)) return false;
  return /underline/i.test(decoration) || inherited;
}

function edgeOf(align: string): CuePlace['vertical'] {
  return align === 'before' ? 'top' : align === 'center' ? 'middle' : 'bottom';
}

/** The second of two lengths as a share of the picture's height; null when it is none of a known unit. */
function verticalShare(lengths: string | undefined, rootExtent: string | undefined): number | null {
  const match = /^\s*\S{1,20}\s+(-?\d{1,7}(?:\.\d{1,6})?)(%|px)\s*$/.exec(lengths ?? '');
  if (match === null) return null;
  if (match[2] === '%') return Number(match[1]) / 100;
  const root = /^\s*\S{1,20}\s+(\d{1,7}(?:\.\d{1,6})?)px\s*$/.exec(rootExtent ?? '');
  return root === null || Number(root[1]) === 0 ? null : Number(match[1]) / Number(root[1]);
}
