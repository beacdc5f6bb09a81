/**
 * Captions for Final Cut Pro (FCPXML 1.9, Apple's "FCPXML Reference"): a sequence of one gap to which the captions are
 * connected, in the role of iTT captions of their language. Import it, then copy the captions to the film's timeline.
 */
import type { Cue } from '../../cues/cue.ts';
import { visibleText } from '../../cues/markup.ts';
import { defaultFrameRate, nearestFrame } from '../../time/frame-rate.ts';
import type { FrameRate } from '../../time/frame-rate.ts';
import type { WriteOptions } from '../format-options.ts';
import { styledRuns } from '../styled-text.ts';
import type { TextLook, TextRun } from '../text-look.ts';
import type { SubtitleDocument } from '../subtitle-document.ts';
import { fcpxmlDocument, fcpxmlSeconds } from './fcpxml-document.ts';
import { regionOfCue } from '../ttml/write-ttml.ts';
import { escapeXml, onOneLine } from '../xml-text.ts';

const defaultPicture = { width: 1920, height: 1080 };

export function writeFcpxml(document: SubtitleDocument, options: WriteOptions = {}): string {
  const rate = options.frameRate ?? defaultFrameRate;
  const { width, height } = options.pictureSize ?? defaultPicture;
  const frames = framed(document.cues, rate);
  const lengthFrames = Math.max(1, lastFrame(frames));
  const role = `iTT?captionFormat=ITT.${document.language ?? 'und'}`;
  const lanes = new Lanes();
  const captions = frames.map((one, index) => caption(one, index, { rate, role, lane: lanes.take(one) }));
  const frame = { name: 'Captions', rate, width, height, lengthFrames, startFrame: 0, isDropFrame: false };
  return fcpxmlDocument(frame, captions);
}

interface FramedCue {
  readonly cue: Cue;
  readonly startFrame: number;
  /** At least one later. */
  readonly endFrame: number;
}

function framed(cues: readonly Cue[], rate: FrameRate): readonly FramedCue[] {
  return cues.map((cue) => {
    const startFrame = nearestFrame(cue.startMs, rate);
    return { cue, startFrame, endFrame: Math.max(startFrame + 1, nearestFrame(cue.endMs, rate)) };
  });
}

function lastFrame(cues: readonly FramedCue[]): number {
  return cues.reduce((last, { endFrame }) => Math.max(last, endFrame), 0);
}

/** Captions of one lane do not overlap: each takes the lowest lane that is free. */
class Lanes {
  readonly #ends: number[] = [];

  take({ startFrame, endFrame }: FramedCue): number {
    const free = this.#ends.findIndex((end) => end <= startFrame);
    const lane = free < 0 ? this.#ends.length : free;
    this.#ends[lane] = endFrame;
    return lane + 1;
  }
}

function caption(
  { cue, startFrame, endFrame }: FramedCue,
  index: number,
  { rate, role, lane }: { readonly rate: FrameRate; readonly role: string; readonly lane: number },
): string {
  const runs = styledRuns(cue.text).filter((run) => run.text !== '');
  const id = (run: number) => `ts${index + 1}-${run + 1}`;
  const placement = regionOfCue(cue).displayAlign === 'before' ? 'top' : 'bottom';
  const texts = runs.map(
    (run, at) => `<text-style ref="${id(at)}">${escapeXml(run.text.replace(/\r\n?/g, '\n'))}</text-style>`,
  );
  const name = escapeXml(onOneLine(visibleText(cue.text)).slice(0, 80));
  return [
    `              <caption lane="${lane}" offset="${fcpxmlSeconds(startFrame, rate)}" name="${name}" start="0s"` +
      ` duration="${fcpxmlSeconds(endFrame - startFrame, rate)}" role="${escapeXml(role)}">`,
    `                <text placement="${placement}">${texts.join('')}</text>`,
    ...runs.map((run, at) => `                ${styleDefinition(id(at), run)}`),
    '              </caption>',
  ].join('\n');
}

function styleDefinition(id: string, run: TextRun): string {
  const face = [run.bold ? 'Bold' : '', run.italic ? 'Italic' : ''].filter(Boolean).join(' ') || 'Regular';
  const look =
    `font=".AppleSystemUIFont" fontSize="13" fontFace="${face}" fontColor="${rgba(run)}"` +
    (run.bold ? ' bold="1"' : '') +
    (run.italic ? ' italic="1"' : '') +
    (run.underline ? ' underline="1"' : '') +
    ' backgroundColor="0 0 0 1"';
  return `<text-style-def id="${id}"><text-style ${look}/></text-style-def>`;
}

/** Shares of red, green and blue, and opacity. */
function rgba({ color }: TextLook): string {
  const hex = color ?? '#ffffff';
  const shares = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  return [...shares.map((share) => String(Number(share.toFixed(4)))), '1'].join(' ');
}
