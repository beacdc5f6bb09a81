import type { FontKind } from '../../../../core/style/missing-fonts.ts';

/** What to install. libass draws no colours, so a font of coloured emoji does not help. */
export const fontNames: Readonly<Record<FontKind, string>> = {
  cjk: 'Noto Sans CJK (on Linux the package fonts-noto-cjk)',
  emoji: 'a font with emoji of one colour, such as Symbola (fonts-symbola)',
  other: 'the font of Noto Sans for that script (fonts-noto-core)',
};
