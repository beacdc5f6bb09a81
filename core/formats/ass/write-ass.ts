import { styleForPicture } from '../../style/picture-fit.ts';
import type { Cue } from '../../cues/cue.ts';
import type { WriteOptions } from '../format-options.ts';
import { assOverride, placementOfSettings, placementOfText } from '../placement.ts';
import type { SubtitleDocument } from '../subtitle-document.ts';
import { styleFormat, styleLine } from './caption-style.ts';
import { writeEventText } from './event-text.ts';

const styleName = 'Default';

/** Advanced SubStation Alpha 4.00+, one style. Times are hundredths of a second. */
export function writeAss(document: SubtitleDocument, options: WriteOptions = {}): string {
  const picture = options.pictureSize ?? { width: 1920, height: 1080 };
  const lines = [
    '[Script Info]',
    'ScriptType: v4.00+',
    `PlayResX: ${picture.width}`,
    `PlayResY: ${picture.height}`,
    'WrapStyle: 0',
    'ScaledBorderAndShadow: yes',
    ...(document.language === undefined ? [] : [`Language: ${oneField(document.language)}`]),
    '',
    '[V4+ Styles]',
    `Format: ${styleFormat}`,
    styleLine(styleName, options.style ?? styleForPicture(picture), picture, options.isForLibass ?? false),
    '',
    '[Events]',
    'Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text',
    ...document.cues.map(dialogue),
  ];
  return `${lines.join('\n')}\n`;
}

function dialogue(cue: Cue): string {
  const times = `${assTime(cue.startMs)},${assTime(cue.endMs)}`;
  const placement = placementOfText(cue.text) ?? placementOfSettings(cue.settings ?? '');
  const override = placement === null ? '' : assOverride(placement);
  const speaker = oneField(cue.speaker ?? '');
  return `Dialogue: 0,${times},${styleName},${speaker},0,0,0,,${override}${writeEventText(cue.text)}`;
}

/** `0:00:01.50` */
function assTime(ms: number): string {
  const total = Math.max(0, Math.round(ms / 10));
  const pad = (value: number): string => String(value).padStart(2, '0');
  const minutes = Math.floor(total / 6000);
  return `${Math.floor(minutes / 60)}:${pad(minutes % 60)}:${pad(Math.floor(total / 100) % 60)}.${pad(total % 100)}`;
}

function oneField(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll(',', ';').trim();
}
