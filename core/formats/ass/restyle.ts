import type { Cue } from '../../cues/cue.ts';
import type { CaptionStyle } from '../../style/caption-style.ts';
import type { AssExtras } from '../subtitle-document.ts';
import { readStyleLine, styleKey } from './ass-style.ts';
import { styleLine } from './caption-style.ts';
import { pictureOf } from '../script-info.ts';

/**
 * The script with the style that most of its cues have looking as a person chose; its other styles (signs, songs) stay as
 * they are.
 */
export function withChosenStyle(script: AssExtras, cues: readonly Cue[], style: CaptionStyle): AssExtras {
  const counts = new Map<string, number>();
  for (const { ass } of cues) {
    const key = styleKey(ass?.style ?? 'Default');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const [mostUsed] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? [];
  const picture = pictureOf(script.scriptInfo);
  const styles = script.styles.map((line) => {
    const { name } = readStyleLine(line);
    return styleKey(name) === mostUsed ? styleLine(name, style, picture, false) : line;
  });
  return { ...script, styles };
}
