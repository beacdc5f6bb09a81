/**
 * Chapter markers for Final Cut Pro (Apple, "FCPXML Reference", 1.9): a project whose one gap is as long as the video and
 * carries the markers. Copy them to the film's timeline, or share the project with chapters.
 */
import { fcpxmlDocument, fcpxmlSeconds } from '../fcpxml/fcpxml-document.ts';
import { escapeXml } from '../xml-text.ts';
import type { ChapterFacts, ChapterMark } from './chapter-list.ts';
import { framedChapters } from './marker-frames.ts';

export function writeFcpxmlChapters(marks: readonly ChapterMark[], facts: ChapterFacts): string {
  const framed = framedChapters(marks, facts);
  const { width, height } = facts.pictureSize ?? { width: 1920, height: 1080 };
  const frame = fcpxmlSeconds(1, framed.rate);
  const markers = framed.chapters.map(
    (chapter) =>
      `              <chapter-marker start="${fcpxmlSeconds(chapter.startFrame, framed.rate)}" duration="${frame}"` +
      ` value="${escapeXml(chapter.title)}" posterOffset="0s"/>`,
  );
  return fcpxmlDocument({ ...framed, name: facts.name ?? 'Sidecut', width, height }, markers);
}
