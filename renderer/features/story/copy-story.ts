/** The summary for another program: as text, Markdown or HTML, or with the chapters as a description for YouTube. */
import type { Summary, SummaryPart } from '../../../core/analysis/summary.ts';
import { writeYouTubeChapters } from '../../../core/formats/chapters/youtube-text.ts';
import { copySummary, type CopyFormat } from '../../../core/summary/copy-summary.ts';
import { describeVideo } from '../../../core/summary/describe-video.ts';
import { t } from '../../i18n/i18n.ts';
import { announce } from '../../notices/announce.ts';
import { openProject } from '../../project/project-store.ts';
import './messages.ts';
import { storyViewStore } from './story-store.ts';

export function partTitle({ title }: SummaryPart, index: number): string {
  return title ?? t('story.part', { number: index + 1 });
}

export function titleOf({ titles }: Summary): string | null {
  return titles.length === 0 ? null : titles[storyViewStore.get().title % titles.length]!;
}

export async function copySummaryAs(summary: Summary, format: CopyFormat): Promise<void> {
  const { length, style } = storyViewStore.get();
  const written = (as: CopyFormat): string =>
    copySummary(summary, as, {
      ...{ length, style: style === 'bullets' ? 'bullets' : 'paragraph', title: titleOf(summary) },
      headingOf: partTitle,
      emptyWords: (reason) => t(`story.empty.${reason}`),
    });
  if (format === 'html') await writeHtml(written('html'), written('text'));
  else await navigator.clipboard.writeText(written(format));
  announce(t('story.copied'), true);
}

async function writeHtml(html: string, text: string): Promise<void> {
  const blob = (content: string, type: string) => new Blob([content], { type });
  const item = new ClipboardItem({
    'text/html': blob(html, 'text/html'),
    'text/plain': blob(text, 'text/plain'),
  });
  await navigator.clipboard.write([item]);
}

/** With the chapters that a person has. */
export async function copyDescription(summary: Summary): Promise<void> {
  const project = openProject();
  if (project === null) return;
  const { durationMs } = project.media;
  const chapters = writeYouTubeChapters(project.chapters, { durationMs }).trimEnd();
  const { length } = storyViewStore.get();
  const description = describeVideo(summary, {
    length,
    chapterLines: chapters === '' ? [] : chapters.split('\n'),
  });
  await navigator.clipboard.writeText(`${description.lines.join('\n')}\n`);
  const told =
    description.length === length
      ? 'story.copied'
      : description.length === null
        ? 'story.copiedChapters'
        : 'story.copiedShorter';
  announce(t(told), true);
}

export async function copyTitle(title: string): Promise<void> {
  await navigator.clipboard.writeText(title);
  announce(t('story.copied'), true);
}
