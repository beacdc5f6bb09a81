/**
 * Chapter markers for Final Cut Pro (Apple, "FCPXML Reference", 1.9): a project whose one gap is as long as the video and
 * carries the markers. Copy them to the film's timeline, or share the project with chapters.
 */
import type { FrameRate } from '../../time/frame-rate.ts';
import { escapeXml } from '../xml-text.ts';
import type { ChapterFacts, ChapterMark } from './chapter-list.ts';
import { framedChapters } from './marker-frames.ts';

export function writeFcpxmlChapters(marks: readonly ChapterMark[], facts: ChapterFacts): string {
  const { chapters, rate, lengthFrames, startFrame, isDropFrame } = framedChapters(marks, facts);
  const { width, height } = facts.pictureSize ?? { width: 1920, height: 1080 };
  const length = seconds(lengthFrames, rate);
  const begin = seconds(startFrame, rate);
  const name = escapeXml(facts.name ?? 'Sidecut');
  const frame = seconds(1, rate);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE fcpxml>',
    '<fcpxml version="1.9">',
    '  <resources>',
    `    <format id="r1" frameDuration="${frame}" width="${width}" height="${height}"/>`,
    '  </resources>',
    '  <library>',
    '    <event name="Sidecut">',
    `      <project name="${name}">`,
    `        <sequence format="r1" duration="${length}" tcStart="${begin}" tcFormat="${isDropFrame ? 'DF' : 'NDF'}">`,
    '          <spine>',
    `            <gap name="Gap" offset="${begin}" start="0s" duration="${length}">`,
    ...chapters.map(
      (chapter) =>
        `              <chapter-marker start="${seconds(chapter.startFrame, rate)}" duration="${frame}"` +
        ` value="${escapeXml(chapter.title)}" posterOffset="0s"/>`,
    ),
    '            </gap>',
    '          </spine>',
    '        </sequence>',
    '      </project>',
    '    </event>',
    '  </library>',
    '</fcpxml>',
    '',
  ].join('\n');
}

/** A number of frames as the fraction of seconds that Final Cut Pro asks for; `0s` for none. */
function seconds(frames: number, { numerator, denominator }: FrameRate): string {
  return frames === 0 ? '0s' : `${frames * denominator}/${numerator}s`;
}
