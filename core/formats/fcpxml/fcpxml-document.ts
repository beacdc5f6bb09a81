/** What every file for Final Cut Pro has around its captions or markers (Apple, "FCPXML Reference", version 1.9). */
import type { FrameRate } from '../../time/frame-rate.ts';
import { escapeXml } from '../xml-text.ts';

export interface FcpxmlFrame {
  /** Of the project. */
  readonly name: string;
  readonly rate: FrameRate;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly lengthFrames: number;
  /** The number of the first frame, as its timecode counts. */
  readonly startFrame: number;
  readonly isDropFrame: boolean;
}

/** A project of one gap as long as the video. `inside`: lines of XML that the gap carries. */
export function fcpxmlDocument(frame: FcpxmlFrame, inside: readonly string[]): string {
  const length = fcpxmlSeconds(frame.lengthFrames, frame.rate);
  const begin = fcpxmlSeconds(frame.startFrame, frame.rate);
  return fcpxmlProject(frame, {
    resources: [],
    spine: [
      `            <gap name="Gap" offset="${begin}" start="0s" duration="${length}">`,
      ...inside,
      '            </gap>',
    ],
  });
}

/** Lines of XML beside the project's own format, which is `r1`, and on its spine. */
export interface FcpxmlParts {
  readonly resources: readonly string[];
  readonly spine: readonly string[];
}

export function fcpxmlProject(frame: FcpxmlFrame, { resources, spine }: FcpxmlParts): string {
  const { rate, width, height } = frame;
  const length = fcpxmlSeconds(frame.lengthFrames, rate);
  const begin = fcpxmlSeconds(frame.startFrame, rate);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE fcpxml>',
    '<fcpxml version="1.9">',
    '  <resources>',
    `    <format id="r1" frameDuration="${fcpxmlSeconds(1, rate)}" width="${width}" height="${height}"/>`,
    ...resources,
    '  </resources>',
    '  <library>',
    '    <event name="Sidecut">',
    `      <project name="${escapeXml(frame.name)}">`,
    `        <sequence format="r1" duration="${length}" tcStart="${begin}" tcFormat="${frame.isDropFrame ? 'DF' : 'NDF'}">`,
    '          <spine>',
    ...spine,
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
export function fcpxmlSeconds(frames: number, { numerator, denominator }: FrameRate): string {
  return frames === 0 ? '0s' : `${frames * denominator}/${numerator}s`;
}
