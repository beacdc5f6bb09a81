/**
 * iTunes Timed Text 1.0 (Apple), which the iTunes Store, Final Cut Pro and Compressor take: times in frames (SMPTE),
 * one or two lines at the bottom or the top.
 */
import { defaultFrameRate, framesPerSecond } from '../../time/frame-rate.ts';
import type { FrameRate } from '../../time/frame-rate.ts';
import { countedRate, formatTimecode, hasDropFrame, msToTimecode } from '../../time/timecode.ts';
import type { WriteOptions } from '../format-options.ts';
import { styledRuns } from '../styled-text.ts';
import type { SubtitleDocument } from '../subtitle-document.ts';
import { escapeXml } from '../xml-text.ts';
import { lookAttributes, regionOfCue, textWithBreaks } from './write-ttml.ts';

export function writeItt(document: SubtitleDocument, options: WriteOptions = {}): string {
  const rate = options.frameRate ?? defaultFrameRate;
  const isDropFrame = hasDropFrame(rate);
  const time = (ms: number) => formatTimecode(msToTimecode(ms, rate, isDropFrame), false);
  return [
    `<?xml version="1.0" encoding="${options.encodingName ?? 'UTF-8'}"?>`,
    '<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter"' +
      ' xmlns:tts="http://www.w3.org/ns/ttml#styling"' +
      ` xml:lang="${escapeXml(document.language ?? 'und')}" ttp:timeBase="smpte"${rateAttributes(rate)}` +
      ` ttp:dropMode="${isDropFrame ? 'dropNTSC' : 'nonDrop'}">`,
    '  <head>',
    '    <styling>',
    '      <style xml:id="normal" tts:fontFamily="sansSerif" tts:fontWeight="normal" tts:fontStyle="normal"' +
      ' tts:color="white" tts:fontSize="100%"/>',
    '    </styling>',
    '    <layout>',
    region('top', '0% 0%', 'before'),
    region('bottom', '0% 85%', 'after'),
    '    </layout>',
    '  </head>',
    '  <body style="normal" region="bottom">',
    '    <div>',
    ...document.cues.map((cue) => {
      const isTop = regionOfCue(cue).displayAlign === 'before';
      const times = `begin="${time(cue.startMs)}" end="${time(cue.endMs)}"`;
      const runs = styledRuns(cue.text).map((run) => {
        const look = lookAttributes({ ...run, strike: false });
        return look === '' ? textWithBreaks(run.text) : `<span${look}>${textWithBreaks(run.text)}</span>`;
      });
      return `      <p ${times} region="${isTop ? 'top' : 'bottom'}">${runs.join('')}</p>`;
    }),
    '    </div>',
    '  </body>',
    '</tt>',
    '',
  ].join('\n');
}

/** 29.97 is 30 frames in 1.001 s. */
function rateAttributes(rate: FrameRate): string {
  const counted = countedRate(rate);
  const isNtsc = Math.abs(framesPerSecond(rate) - (counted * 1000) / 1001) < 0.001;
  return ` ttp:frameRate="${counted}" ttp:frameRateMultiplier="${isNtsc ? '1000 1001' : '1 1'}"`;
}

function region(id: string, origin: string, displayAlign: string): string {
  return (
    `      <region xml:id="${id}" tts:origin="${origin}" tts:extent="100% 15%"` +
    ` tts:textAlign="center" tts:displayAlign="${displayAlign}"/>`
  );
}
