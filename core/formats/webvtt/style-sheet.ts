/** The colours in WebVTT's STYLE blocks: the little of CSS by which files say who speaks. */
import { hexColor } from '../../cues/colors.ts';
import type { WebVttBlock } from '../subtitle-document.ts';

export interface StyleSheetColors {
  /** Of `::cue(.name)` and `::cue(c.name)`, `#rrggbb`. */
  readonly classes: ReadonlyMap<string, string>;
  /** Of `::cue(v[voice="Ann"])`. */
  readonly voices: ReadonlyMap<string, string>;
}

const none: StyleSheetColors = { classes: new Map(), voices: new Map() };
const classSelector = /^(?:c|v|i|b|u)?\.([\w-]{1,200})$/;
const voiceSelector = /^v\[voice=["']?([^"'\]]{1,200})["']?\]$/;

export function styleSheetColors(blocks: readonly WebVttBlock[]): StyleSheetColors {
  const styles = blocks.filter((block) => block.kind === 'style');
  if (styles.length === 0) return none;
  const classes = new Map<string, string>();
  const voices = new Map<string, string>();
  for (const { text } of styles) {
    for (const rule of text.replace(/\/\*[^*]{0,5000}\*\//g, ' ').split('}')) {
      const [selectors = '', declarations = ''] = rule.split('{');
      const color = colorOf(declarations);
      if (color === null) continue;
      for (const inside of insideCue(selectors)) {
        const className = classSelector.exec(inside)?.[1];
        const voice = voiceSelector.exec(inside)?.[1];
        if (className !== undefined) classes.set(className, color);
        else if (voice !== undefined) voices.set(voice, color);
      }
    }
  }
  return { classes, voices };
}

/** What stands in the brackets of `::cue(...)`, for each selector of a list. */
function insideCue(selectors: string): readonly string[] {
  return selectors
    .slice(-5000)
    .split(',')
    .map((selector) => /^\s*::cue\(([^()]{1,300})\)\s*$/.exec(selector)?.[1]?.trim() ?? '')
    .filter((inside) => inside !== '');
}

/** The last colour of a rule. */
function colorOf(declarations: string): string | null {
  let color: string | null = null;
  for (const declaration of declarations.slice(0, 5000).split(';')) {
    const [name = '', value = ''] = declaration.split(':');
    if (name.trim().toLowerCase() === 'color') color = hexColor(value.replace(/!important/i, '')) ?? color;
  }
  return color;
}
