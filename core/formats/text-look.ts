/** What text looks like, as far as several formats can say it. */

export interface TextLook {
  readonly italic: boolean;
  readonly bold: boolean;
  readonly underline: boolean;
  readonly strike: boolean;
  /** `#rrggbb`; null: the colour that text has by itself. */
  readonly color: string | null;
}

export interface TextRun extends TextLook {
  readonly text: string;
  /** Who says it, where the text itself names voices (`<v Ann>`). */
  readonly voice?: string;
  /** BCP 47, where the text marks it (`<lang es>`). */
  readonly language?: string;
  /** Annotated text (`<ruby>`), and what stands in small letters above the base before it (`<rt>`). */
  readonly ruby?: 'base' | 'top';
}

/** An ASS override that is no look (`{\fad(200,200)}`), at its place between the runs. */
export interface OverridePiece {
  readonly override: string;
}

export const plainLook: TextLook = {
  italic: false,
  bold: false,
  underline: false,
  strike: false,
  color: null,
};

/** What a document says of looks outside its cues' texts. */
export interface LookContext {
  /** What text looks like before any tag. */
  readonly base?: TextLook;
  /** For `\rName`; null for an unknown one. */
  readonly styleLook?: (name: string) => TextLook | null;
  /** Colours of WebVTT's classes, `#rrggbb`. */
  readonly classColors?: ReadonlyMap<string, string>;
}

export function sameLook(a: TextLook, b: TextLook): boolean {
  return (
    a.italic === b.italic &&
    a.bold === b.bold &&
    a.underline === b.underline &&
    a.strike === b.strike &&
    a.color === b.color
  );
}
