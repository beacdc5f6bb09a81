/**
 * Markers for Premiere and others that read Final Cut Pro 7's XML (Apple, "Final Cut Pro XML Interchange Format",
 * version 5): a sequence of the video's length that carries the markers and its timecode.
 */
import { countedRate, hasDropFrame } from '../../time/timecode.ts';
import type { FrameRate } from '../../time/frame-rate.ts';
import { escapeXml } from '../xml-text.ts';
import type { ChapterFacts, ChapterMark } from './chapter-list.ts';
import { framedChapters } from './marker-frames.ts';

export function writeFcp7Xml(marks: readonly ChapterMark[], facts: ChapterFacts): string {
  const { chapters, rate, lengthFrames, startFrame, isDropFrame, timecodeAt } = framedChapters(marks, facts);
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
    ...rateLines(rate, '    '),
    '    <timecode>',
    ...rateLines(rate, '      '),
    `      <string>${timecodeAt(0)}</string>`,
    `      <frame>${startFrame}</frame>`,
    `      <displayformat>${isDropFrame ? 'DF' : 'NDF'}</displayformat>`,
    '    </timecode>',
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

/** 23.976, 29.97 and 59.94 are 24, 30 and 60 with `ntsc`. */
function rateLines(rate: FrameRate, indent: string): readonly string[] {
  const counted = countedRate(rate);
  const isNtsc = hasDropFrame(rate) || counted * rate.denominator > rate.numerator;
  return [
    `${indent}<rate>`,
    `${indent}  <timebase>${counted}</timebase>`,
    `${indent}  <ntsc>${isNtsc ? 'TRUE' : 'FALSE'}</ntsc>`,
    `${indent}</rate>`,
  ];
}
