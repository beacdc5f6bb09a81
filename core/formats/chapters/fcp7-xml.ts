/**
 * Markers for Premiere and others that read Final Cut Pro 7's XML (Apple, "Final Cut Pro XML Interchange Format",
 * version 5): a sequence of the video's length that carries the markers and its timecode.
 */
import { xmemlRate, xmemlTimecode } from '../xmeml.ts';
import { escapeXml } from '../xml-text.ts';
import type { ChapterFacts, ChapterMark } from './chapter-list.ts';
import { framedChapters } from './marker-frames.ts';

export function writeFcp7Xml(marks: readonly ChapterMark[], facts: ChapterFacts): string {
  const framed = framedChapters(marks, facts);
  const { chapters, rate, lengthFrames } = framed;
  const { width, height } = facts.pictureSize ?? { width: 1920, height: 1080 };
  const markers = chapters.flatMap((chapter) => [
    '    <marker>',
    `      <name>${escapeXml(chapter.title)}</name>`,
    '      <comment></comment>',
    `      <in>${chapter.startFrame}</in>`,
    '      <out>-1</out>',
    '    </marker>',
  ]);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE xmeml>',
    '<xmeml version="5">',
    '  <sequence>',
    `    <name>${escapeXml(facts.name ?? 'Sidecut')}</name>`,
    `    <duration>${lengthFrames}</duration>`,
    ...xmemlRate(rate, '    '),
    ...xmemlTimecode(framed, '    '),
    '    <media>',
    '      <video>',
    '        <format>',
    '          <samplecharacteristics>',
    `            <width>${width}</width>`,
    `            <height>${height}</height>`,
    '          </samplecharacteristics>',
    '        </format>',
    '        <track></track>',
    '      </video>',
    '    </media>',
    ...markers,
    '  </sequence>',
    '</xmeml>',
    '',
  ].join('\n');
}
