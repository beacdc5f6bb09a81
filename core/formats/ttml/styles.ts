/** Styles and regions of a TTML file, as far as a cue has a counterpart: looks, colour, ruby, place, whether it is shown. */
import { hexColor } from '../../cues/colors.ts';
import { bottomCenter } from '../place.ts';
import type { CuePlace } from '../place.ts';
import type { TextLook } from '../text-look.ts';

type Attributes = ReadonlyMap<string, string>;

/** What styles and regions hand on; everything else in them means nothing to us. */
const handedOn = [
  ...(['fontStyle', 'fontWeight', 'textDecoration', 'color', 'ruby', 'textAlign'] as const),
  ...(['display', 'visibility', 'opacity', 'displayAlign', 'origin', 'extent'] as const),
] as const;
export type HandedOn = (typeof handedOn)[number];
type Values = ReadonlyMap<HandedOn, string>;

/** What a style or region says itself, and the styles that it refers to; of several the last one decides. */
interface Declared {
  readonly own: Map<HandedOn, string>;
  references: readonly string[];
}

const noValues: Values = new Map();

/** More in one attribute are no file's of this world; the last ones, which decide, are kept. */
const maxReferences = 20;

/**
 * [Note: References between styles]
 * A file of 2 kB can name 20 styles in each of 20 styles, 20 deep: each style is therefore resolved once, without
 * recursion (a chain may be as long as the file), and one that is being resolved counts as empty (a circle). One that is
 * declared after it was used changes nothing that was resolved already: in TTML, styles stand before all text.
 */
export class StyleSheet {
  readonly #styles = new Map<string, Declared>();
  readonly #regions = new Map<string, Declared>();
  readonly #resolved = new Map<string, Values>();

  addStyle(attributes: Attributes): void {
    const id = attributes.get('id');
    if (id === undefined) return;
    const style: Declared = { own: new Map(), references: [] };
    declare(style, attributes);
    this.#styles.set(id, style);
    this.#resolved.delete(id);
  }

  /** Further attributes of the same region (a `<style>` inside it) are added. */
  addRegion(id: string, attributes: Attributes): void {
    const region = this.#regions.get(id) ?? { own: new Map(), references: [] };
    declare(region, attributes);
    this.#regions.set(id, region);
  }

  /** What the element says of itself, or the styles that it refers to. */
  read(attributes: Attributes): (name: HandedOn) => string | undefined {
    const references = referencesOf(attributes.get('style'));
    return (name) => attributes.get(name) ?? this.#referredValue(references, name);
  }

  /** The same of a region, by its id; null for one that is unknown. */
  readRegion(id: string | undefined): ((name: HandedOn) => string | undefined) | null {
    const declared = id === undefined ? undefined : this.#regions.get(id);
    if (declared === undefined) return null;
    const { own, references } = declared;
    return (name) => own.get(name) ?? this.#referredValue(references, name);
  }

  /** Looks are inherited: a region hands its own on to what stands in it. */
  lookOfRegion(id: string | undefined): Partial<TextLook> {
    const valueOf = this.readRegion(id);
    return valueOf === null ? {} : saidLook(valueOf);
  }

  /** Where a cue of this region stands; null for one that is unknown or does not say. `rootExtent`: that of `<tt>`. */
  placeOf(
    region: string | undefined,
    textAlign: string | undefined,
    rootExtent: string | undefined,
  ): CuePlace | null {
    const valueOf = this.readRegion(region);
    const align = textAlign ?? valueOf?.('textAlign');
    const vertical = valueOf === null ? null : verticalOf(valueOf, rootExtent);
    const horizontal = align === undefined ? null : sideOf(align);
    if (vertical === null && horizontal === null) return null;
    return {
      ...bottomCenter,
      ...(vertical === null ? {} : { vertical }),
      ...(horizontal === null ? {} : { horizontal }),
    };
  }

  #referredValue(references: readonly string[], name: HandedOn): string | undefined {
    for (const id of references.toReversed()) {
      const value = this.#valuesOf(id).get(name);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  #valuesOf(id: string): Values {
    const begun = new Set<string>();
    const pending = [id];
    while (pending.length > 0) {
      const current = pending.at(-1)!;
      const style = this.#resolved.has(current) ? undefined : this.#styles.get(current);
      if (style === undefined) pending.pop();
      else if (begun.has(current)) {
        this.#resolved.set(current, this.#merged(style));
        pending.pop();
      } else {
        begun.add(current);
        for (const one of style.references) if (!begun.has(one)) pending.push(one);
      }
    }
    return this.#resolved.get(id) ?? noValues;
  }

  #merged({ own, references }: Declared): Values {
    const values = new Map<HandedOn, string>();
    for (const id of references)
      for (const [name, value] of this.#resolved.get(id) ?? []) values.set(name, value);
    for (const [name, value] of own) values.set(name, value);
    return values;
  }
}

function declare(declared: Declared, attributes: Attributes): void {
  for (const name of handedOn) {
    const value = attributes.get(name);
    if (value !== undefined) declared.own.set(name, value);
  }
  const style = attributes.get('style');
  if (style !== undefined) declared.references = referencesOf(style);
}

function referencesOf(style: string | undefined): readonly string[] {
  return style === undefined ? [] : style.split(/\s+/).slice(-maxReferences);
}

/** The looks that an element, a style or a region says anything of. */
export function saidLook(valueOf: (name: HandedOn) => string | undefined): Partial<TextLook> {
  const style = valueOf('fontStyle');
  const weight = valueOf('fontWeight');
  const decoration = valueOf('textDecoration') ?? '';
  const color = valueOf('color');
  const none = /\bnone\b/i.test(decoration);
  const underline = none || /nounderline/i.test(decoration) ? false : /underline/i.test(decoration);
  const strike = none || /nolinethrough/i.test(decoration) ? false : /linethrough/i.test(decoration);
  return {
    ...(style === undefined ? {} : { italic: /italic|oblique/i.test(style) }),
    ...(weight === undefined ? {} : { bold: /bold/i.test(weight) }),
    ...(none || /underline/i.test(decoration) ? { underline } : {}),
    ...(none || /linethrough/i.test(decoration) ? { strike } : {}),
    ...(color === undefined ? {} : { color: shownColor(color) }),
  };
}

/** Text is white where nothing else is said, so white says nothing. */
function shownColor(text: string): string | null {
  const hex = hexColor(text);
  return hex === '#ffffff' ? null : hex;
}

/** Nothing of it is to be seen: TTML2 10.2.13, 10.2.26, 10.2.51. */
export function isInvisible(valueOf: (name: HandedOn) => string | undefined): boolean {
  const opacity = valueOf('opacity');
  return valueOf('display')?.trim() === 'none' || (opacity !== undefined && Number(opacity) <= 0);
}

function verticalOf(
  valueOf: (name: HandedOn) => string | undefined,
  rootExtent: string | undefined,
): CuePlace['vertical'] | null {
  const align = valueOf('displayAlign')?.trim().toLowerCase();
  const origin = verticalShare(valueOf('origin'), rootExtent);
  const extent = verticalShare(valueOf('extent'), rootExtent);
  if (origin === null || extent === null) return align === undefined ? null : edgeOf(align);
  const share = align === 'after' ? origin + extent : align === 'center' ? origin + extent / 2 : origin;
  return share < 0.34 ? 'top' : share <= 0.66 ? 'middle' : 'bottom';
}

function sideOf(align: string): CuePlace['horizontal'] {
  const name = align.trim().toLowerCase();
  if (name === 'left' || name === 'start') return 'left';
  return name === 'right' || name === 'end' ? 'right' : 'center';
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
