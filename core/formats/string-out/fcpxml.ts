/** A project for Final Cut Pro and Resolve (Apple, "FCPXML Reference", 1.9): one clip after the other on its spine. */
import { framesPerSecond } from '../../time/frame-rate.ts';
import { fcpxmlProject, fcpxmlSeconds } from '../fcpxml/fcpxml-document.ts';
import { escapeXml } from '../xml-text.ts';
import { isSameRate } from './cut-list.ts';
import type { ClockedSource, CutEvent, CutList } from './cut-list.ts';
import { fileAddress } from './file-address.ts';

export function writeFcpxml(list: CutList): string {
  const { name, clock, events, lengthFrames, sources, pictureSize } = list;
  const assets = new Map(sources.map(({ id }, index) => [id, `a${index + 1}`]));
  return fcpxmlProject(
    { ...clock, ...pictureSize, name, lengthFrames },
    {
      resources: sources.flatMap((source, index) => resourcesOf(source, index + 1)),
      spine: events.flatMap((event) => clipOf(event, assets.get(event.source.id)!, list)),
    },
  );
}

function resourcesOf(source: ClockedSource, number: number): readonly string[] {
  const { clock, name, path, pictureSize, sound } = source;
  const seconds = (frames: number) => fcpxmlSeconds(frames, clock.rate);
  const format =
    pictureSize === undefined
      ? []
      : [
          `    <format id="f${number}" frameDuration="${seconds(1)}" width="${pictureSize.width}" height="${pictureSize.height}"/>`,
        ];
  const attributes = [
    `id="a${number}" name="${escapeXml(name)}" start="${seconds(clock.startFrame)}" duration="${seconds(source.lengthFrames)}"`,
    ...(pictureSize === undefined ? [] : [`hasVideo="1" videoSources="1" format="f${number}"`]),
    ...(sound === undefined
      ? []
      : [`hasAudio="1" audioSources="1" audioChannels="${sound.channels}" audioRate="${sound.sampleRate}"`]),
  ];
  return [
    ...format,
    `    <asset ${attributes.join(' ')}>`,
    `      <media-rep kind="original-media" src="${escapeXml(fileAddress(path))}"/>`,
    '    </asset>',
  ];
}

function clipOf(event: CutEvent, asset: string, { clock }: CutList): readonly string[] {
  const { source, label, sourceStart, recordStart, recordEnd } = event;
  const { rate, startFrame, isDropFrame } = source.clock;
  const offset = fcpxmlSeconds(clock.startFrame + recordStart, clock.rate);
  const start = fcpxmlSeconds(startFrame + sourceStart, rate);
  const duration = fcpxmlSeconds(recordEnd - recordStart, clock.rate);
  return [
    `            <asset-clip ref="${asset}" name="${escapeXml(source.name)}" offset="${offset}" start="${start}"` +
      ` duration="${duration}" tcFormat="${isDropFrame ? 'DF' : 'NDF'}">`,
    ...(label === '' ? [] : [`              <note>${escapeXml(label)}</note>`]),
    // Without it every frame of another rate would become one of the timeline's.
    ...(isSameRate(rate, clock.rate)
      ? []
      : [
          `              <conform-rate scaleEnabled="0" srcFrameRate="${shortRate(framesPerSecond(rate))}"/>`,
        ]),
    '            </asset-clip>',
  ];
}

/** `23.98`, `29.97`, `25`. */
function shortRate(exact: number): string {
  return String(Math.round(exact * 100) / 100);
}
