/** How the captions of a track look: in the player, in an ASS file and burnt into the picture. */
import { z } from 'zod';

const hexColor = z.string().regex(/^#[0-9a-f]{6}$/i);

export const captionStyleSchema = z.object({
  fontFamily: z.string().max(100),
  /** Of the picture's shorter side, 0.02 to 0.2. */
  fontSize: z.number().min(0.02).max(0.2),
  /** `#rrggbb`, as the other two. */
  color: hexColor,
  outlineColor: hexColor,
  /** Of the font's size, 0 to 0.3. */
  outline: z.number().min(0).max(0.3),
  background: hexColor,
  /** 0: none, 1: opaque. */
  backgroundOpacity: z.number().min(0).max(1),
  bold: z.boolean(),
  position: z.enum(['bottom', 'middle', 'top']),
  /** Of the picture's height. */
  margin: z.number().min(0).max(0.4),
});
export type CaptionStyle = Readonly<z.infer<typeof captionStyleSchema>>;

/** One of several styles of a file. */
export interface NamedStyle {
  readonly name: string;
  readonly style: CaptionStyle;
}

/** For a lying picture; `styleForPicture` fits it into others. */
export const defaultCaptionStyle: CaptionStyle = {
  fontFamily: 'sans-serif',
  fontSize: 0.055,
  color: '#ffffff',
  outlineColor: '#000000',
  outline: 0.08,
  background: '#000000',
  backgroundOpacity: 0,
  bold: false,
  position: 'bottom',
  margin: 0.06,
};

/** The generic families of CSS are no fonts outside the browser. */
const genericFamilies: ReadonlyMap<string, string> = new Map([
  ['sans-serif', 'Arial'],
  ['system-ui', 'Arial'],
  ['serif', 'Times New Roman'],
  ['monospace', 'Courier New'],
]);

/** The font that is asked for: the first family of a CSS list, without what would end a field of ASS. */
export function fontName(family: string): string {
  const first = (family.split(',')[0] ?? '').replace(/["'\r\n\\{}]/g, '').trim();
  return genericFamilies.get(first.toLowerCase()) ?? (first === '' ? 'Arial' : first);
}

/** What differs; everything where there was no style. */
export function changedKeys(before: CaptionStyle | undefined, after: CaptionStyle): (keyof CaptionStyle)[] {
  const keys = Object.keys(captionStyleSchema.shape) as (keyof CaptionStyle)[];
  return keys.filter((key) => before?.[key] !== after[key]);
}
