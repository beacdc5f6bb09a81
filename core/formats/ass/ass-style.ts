/** Styles of ASS and SSA: their lines in one order of fields, and what they say of looks and places. */
import { colorOfAss } from '../../cues/overrides.ts';
import { keyOfLegacy, placeOfKey } from '../place.ts';
import type { CuePlace } from '../place.ts';
import type { TextLook } from '../text-look.ts';
import { plainLook } from '../text-look.ts';

const styleFields = [
  ...['name', 'fontname', 'fontsize', 'primarycolour', 'secondarycolour', 'outlinecolour', 'backcolour'],
  ...['bold', 'italic', 'underline', 'strikeout', 'scalex', 'scaley', 'spacing', 'angle', 'borderstyle'],
  ...['outline', 'shadow', 'alignment', 'marginl', 'marginr', 'marginv', 'encoding'],
] as const;
type StyleField = (typeof styleFields)[number];

export const styleFormat =
  'Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, ' +
  'StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, ' +
  'Encoding';

/** Of a field that a file leaves out, as libass has it. */
const usual: Readonly<Record<StyleField, string>> = {
  ...{ name: 'Default', fontname: 'Arial', fontsize: '18', primarycolour: '&H00FFFFFF' },
  ...{ secondarycolour: '&H0000FFFF', outlinecolour: '&H00000000', backcolour: '&H80000000' },
  ...{ bold: '0', italic: '0', underline: '0', strikeout: '0', scalex: '100', scaley: '100', spacing: '0' },
  ...{ angle: '0', borderstyle: '1', outline: '2', shadow: '0', alignment: '2' },
  ...{ marginl: '10', marginr: '10', marginv: '10', encoding: '1' },
};

export interface AssStyle {
  readonly name: string;
  readonly look: TextLook;
  readonly place: CuePlace;
}

/** `Style: ...` with all fields in the usual order. `isLegacy`: it stands in `[V4 Styles]`. */
export function styleLineOf(fields: ReadonlyMap<string, string>, isLegacy: boolean): string {
  const values = styleFields.map((name) => {
    const given = fields.get(isLegacy && name === 'outlinecolour' ? 'tertiarycolour' : name)?.trim() ?? '';
    if (given === '') return usual[name];
    return name === 'alignment' && isLegacy ? String(keyOfLegacy(Number(given))) : given;
  });
  return `Style: ${values.join(',')}`;
}

export function readStyleLine(line: string): AssStyle {
  const values = line.replace(/^Style:\s{0,9}/i, '').split(',');
  const field = (name: StyleField): string => values[styleFields.indexOf(name)]?.trim() ?? usual[name];
  const isOn = (name: StyleField): boolean => !['0', ''].includes(field(name));
  const color = colorOfAss(field('primarycolour'));
  const alignment = Number(field('alignment'));
  return {
    name: field('name'),
    look: {
      ...plainLook,
      italic: isOn('italic'),
      bold: isOn('bold'),
      underline: isOn('underline'),
      strike: isOn('strikeout'),
      color: color === '#ffffff' ? null : color,
    },
    place: placeOfKey(alignment),
  };
}

/** What text looks like in a script without styles. */
export const plainStyle: AssStyle = { name: 'Default', look: plainLook, place: placeOfKey(2) };

/** Styles by name. */
export interface AssStyles {
  /** Of an unknown name the style `Default`, as players do; undefined without either. */
  find(name: string): AssStyle | undefined;
  has(name: string): boolean;
}

export function readStyleLines(lines: readonly string[]): AssStyles {
  const styles = new Map(lines.map(readStyleLine).map((style) => [styleKey(style.name), style]));
  return {
    find: (name) => styles.get(styleKey(name)) ?? styles.get('default'),
    has: (name) => styles.has(styleKey(name)),
  };
}

/** Names are compared without case; a star marks a script's own style in old files. */
export function styleKey(name: string): string {
  return name.trim().replace(/^\*+/, '').toLowerCase();
}
