/** What a document says of looks outside its cues' texts: styles of ASS, style sheets of WebVTT. */
import type { Cue } from '../cues/cue.ts';
import { readStyleLines } from './ass/ass-style.ts';
import type { SubtitleDocument } from './subtitle-document.ts';
import type { LookContext } from './text-look.ts';
import { plainLook } from './text-look.ts';
import { styleSheetColors } from './webvtt/style-sheet.ts';

/**
 * The context of each cue of a document. A style's weight and colour are how all its text looks; its slant and lines
 * stand in the text already, as `<i>`, `<u>` and `<s>` ([Note: Looks of styles] in ass/event-text.ts). `voiceColors`: also
 * what a style sheet says of a speaker's colour.
 */
export function lookContexts(
  document: SubtitleDocument,
  { voiceColors }: { readonly voiceColors: boolean },
): (cue: Cue) => LookContext {
  const { ass, webVtt } = document;
  const styles = ass === undefined ? null : readStyleLines(ass.styles);
  const { classes, voices } = styleSheetColors(webVtt?.blocks ?? []);
  const styleLook = (name: string) => {
    const look = styles?.find(name)?.look;
    return look === undefined ? null : { ...plainLook, bold: look.bold, color: look.color };
  };
  return (cue) => {
    const voiceColor = cue.speaker === undefined || !voiceColors ? undefined : voices.get(cue.speaker);
    const base = styles === null ? null : styleLook(cue.ass?.style ?? 'Default');
    return {
      base: voiceColor === undefined ? (base ?? plainLook) : { ...(base ?? plainLook), color: voiceColor },
      styleLook,
      classColors: classes,
    };
  };
}
