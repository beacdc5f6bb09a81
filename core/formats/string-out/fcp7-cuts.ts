/**
 * A sequence in Final Cut Pro 7's XML (Apple, "Final Cut Pro XML Interchange Format", version 5), for Premiere and
 * Resolve: a track of pictures and one or two of sound, their clips linked. `in` and `out` count frames of the file from
 * its beginning, `start` and `end` those of the sequence.
 */
import { escapeXml } from '../xml-text.ts';
import { xmemlRate, xmemlTimecode } from '../xmeml.ts';
import type { ClockedSource, CutEvent, CutList } from './cut-list.ts';
import { fileAddress } from './file-address.ts';

type Place = { readonly mediatype: 'video' | 'audio'; readonly trackindex: number };

interface Item extends Place {
  readonly event: CutEvent;
  /** Of the event, from 1. */
  readonly number: number;
}

export function writeFcp7Cuts(list: CutList): string {
  const { name, clock, lengthFrames, events, sources, pictureSize } = list;
  const items = events.flatMap((event, index) =>
    placesOf(event.source).map((place): Item => ({ ...place, event, number: index + 1 })),
  );
  const files = new Map(sources.map(({ id }, index) => [id, `file-${index + 1}`]));
  const told = new Set<string>();
  const trackOf = (mediatype: Place['mediatype'], trackindex: number) =>
    track(
      items.filter((item) => item.mediatype === mediatype && item.trackindex === trackindex),
      {
        ...{ items, files, told },
      },
    );
  const { width, height } = pictureSize;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE xmeml>',
    '<xmeml version="5">',
    '  <sequence id="sequence-1">',
    `    <name>${escapeXml(name)}</name>`,
    `    <duration>${lengthFrames}</duration>`,
    ...xmemlRate(clock.rate, '    '),
    ...xmemlTimecode(clock, '    '),
    '    <media>',
    '      <video>',
    '        <format>',
    '          <samplecharacteristics>',
    `            <width>${width}</width>`,
    `            <height>${height}</height>`,
    '          </samplecharacteristics>',
    '        </format>',
    ...trackOf('video', 1),
    '      </video>',
    '      <audio>',
    ...trackOf('audio', 1),
    ...trackOf('audio', 2),
    '      </audio>',
    '    </media>',
    '  </sequence>',
    '</xmeml>',
    '',
  ].join('\n');
}

/** Of sound the first two channels, each on a track of its own. */
function placesOf({ pictureSize, sound }: ClockedSource): readonly Place[] {
  return [
    ...(pictureSize === undefined ? [] : [{ mediatype: 'video', trackindex: 1 } as const]),
    ...(sound === undefined ? [] : [{ mediatype: 'audio', trackindex: 1 } as const]),
    ...((sound?.channels ?? 0) > 1 ? [{ mediatype: 'audio', trackindex: 2 } as const] : []),
  ];
}

interface Told {
  readonly items: readonly Item[];
  readonly files: ReadonlyMap<string, string>;
  /** Files that are described already: from then on their ids stand for them. */
  readonly told: Set<string>;
}

function track(items: readonly Item[], told: Told): readonly string[] {
  return ['        <track>', ...items.flatMap((item) => clipItem(item, told)), '        </track>'];
}

function clipItem(item: Item, { items, files, told }: Told): readonly string[] {
  const { event, mediatype, trackindex } = item;
  const { source, label, sourceStart, sourceEnd, recordStart, recordEnd } = event;
  const file = files.get(source.id)!;
  const isKnown = told.has(file);
  told.add(file);
  const linked = items.filter(({ number }) => number === item.number);
  return [
    `          <clipitem id="${idOf(item)}">`,
    `            <name>${escapeXml(source.name)}</name>`,
    '            <enabled>TRUE</enabled>',
    `            <duration>${source.lengthFrames}</duration>`,
    ...xmemlRate(source.clock.rate, '            '),
    `            <start>${recordStart}</start>`,
    `            <end>${recordEnd}</end>`,
    `            <in>${sourceStart}</in>`,
    `            <out>${sourceEnd}</out>`,
    ...(isKnown ? [`            <file id="${file}"/>`] : fileLines(source, file)),
    '            <sourcetrack>',
    `              <mediatype>${mediatype}</mediatype>`,
    `              <trackindex>${trackindex}</trackindex>`,
    '            </sourcetrack>',
    ...linked.flatMap(linkLines),
    ...(label === ''
      ? []
      : [
          '            <comments>',
          `              <mastercomment1>${escapeXml(label)}</mastercomment1>`,
          '            </comments>',
        ]),
    '          </clipitem>',
  ];
}

function idOf({ mediatype, trackindex, number }: Item): string {
  return `clip-${number}-${mediatype}-${trackindex}`;
}

function linkLines(item: Item): readonly string[] {
  return [
    '            <link>',
    `              <linkclipref>${idOf(item)}</linkclipref>`,
    `              <mediatype>${item.mediatype}</mediatype>`,
    `              <trackindex>${item.trackindex}</trackindex>`,
    '            </link>',
  ];
}

function fileLines(source: ClockedSource, id: string): readonly string[] {
  const { name, path, lengthFrames, clock, pictureSize, sound } = source;
  return [
    `            <file id="${id}">`,
    `              <name>${escapeXml(name)}</name>`,
    `              <pathurl>${escapeXml(fileAddress(path, 'localhost'))}</pathurl>`,
    ...xmemlRate(clock.rate, '              '),
    `              <duration>${lengthFrames}</duration>`,
    ...xmemlTimecode(clock, '              '),
    '              <media>',
    ...(pictureSize === undefined
      ? []
      : [
          '                <video>',
          '                  <samplecharacteristics>',
          `                    <width>${pictureSize.width}</width>`,
          `                    <height>${pictureSize.height}</height>`,
          '                  </samplecharacteristics>',
          '                </video>',
        ]),
    ...(sound === undefined
      ? []
      : [
          '                <audio>',
          '                  <samplecharacteristics>',
          `                    <samplerate>${sound.sampleRate}</samplerate>`,
          '                  </samplecharacteristics>',
          `                  <channelcount>${sound.channels}</channelcount>`,
          '                </audio>',
        ]),
    '              </media>',
    '            </file>',
  ];
}
