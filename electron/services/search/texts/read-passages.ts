/**
 * [Note: What is searched]
 * The text of a video is what its tracks say now (a person's edits as soon as they are stored), the titles of its
 * chapters, its summary, what is written in its pictures, its name, its note and its tags. What of the library it is read from is told by `textStamps`: as
 * long as a video's stamp is the one of the index nothing of it is read. Whoever asks a question is answered from texts of
 * that moment; vectors follow in the background.
 */
import type { Analysis } from '../../../../core/analysis/analysis.ts';
import { pictureText } from '../../../../core/analysis/picture-text.ts';
import { summary } from '../../../../core/analysis/summary.ts';
import type { Summary } from '../../../../core/analysis/summary.ts';
import { languageOfScript } from '../../../../core/language/language-of-script.ts';
import { languageOfWords } from '../../../../core/language/lexicons.ts';
import { passagesOfSentences, passagesOfText } from '../../../../core/search/make-passages.ts';
import type { Passage } from '../../../../core/search/passage.ts';
import type { Library } from '../../library/library.ts';
import type { MediaRecord } from '../../library/media-record.ts';
import type { TrackText } from '../../transcripts/read-text.ts';

export interface PassageParts {
  readonly library: Pick<Library, 'media' | 'tracks' | 'chapters' | 'analyses'>;
  readonly readText: (trackId: string) => Promise<TrackText>;
}

/** All that is said and written of a video; none of one that is gone. */
export async function readPassages(parts: PassageParts, mediaId: string): Promise<readonly Passage[]> {
  const media = await parts.library.media.find(mediaId);
  if (media === null) return [];
  return [
    ...(await trackPassages(parts, mediaId)),
    ...(await chapterPassages(parts, media)),
    ...(await summaryPassages(parts, media)),
    ...(await writtenPassages(parts, media)),
    ...wholeVideo(media),
  ];
}

async function trackPassages(
  { library, readText }: PassageParts,
  mediaId: string,
): Promise<readonly Passage[]> {
  const passages: Passage[] = [];
  for (const { track } of await library.tracks.list(mediaId)) {
    const { sentences } = await readText(track.id);
    const source = track.source === 'translation' ? 'translation' : 'speech';
    passages.push(...passagesOfSentences(sentences, { source, trackId: track.id }));
  }
  return passages;
}

async function chapterPassages(
  { library }: PassageParts,
  { id, info: { durationMs } }: MediaRecord,
): Promise<readonly Passage[]> {
  const chapters = await library.chapters.list(id);
  return chapters.flatMap(({ startMs, title }, at) => {
    const endMs = Math.max(startMs, chapters[at + 1]?.startMs ?? durationMs);
    return passagesOfText(title, {
      source: 'chapter',
      trackId: null,
      startMs,
      endMs,
      language: languageOf(title),
    });
  });
}

/** Of the newest summary. */
async function summaryPassages(
  parts: PassageParts,
  { fingerprint }: MediaRecord,
): Promise<readonly Passage[]> {
  const found = await newestOf(parts, fingerprint, summary);
  return found === null ? [] : passagesOfSummary(found);
}

/** What is written in the picture: a passage for as long as it stands there. */
async function writtenPassages(
  parts: PassageParts,
  { fingerprint }: MediaRecord,
): Promise<readonly Passage[]> {
  const found = await newestOf(parts, fingerprint, pictureText);
  return (found?.texts ?? []).map(({ startMs, endMs, lines }) => {
    const text = lines.join(lineMark);
    let from = 0;
    const sentences = lines.map((line) => {
      const place = { from, startMs, endMs };
      from += line.length + lineMark.length;
      return place;
    });
    return {
      source: 'picture',
      trackId: null,
      startMs,
      endMs,
      text,
      language: languageOf(text),
      speakers: [],
      sentences,
    };
  });
}

/** Between lines that stand below each other. */
const lineMark = ' · ';

async function newestOf<Options, Result>(
  { library }: PassageParts,
  fingerprint: string,
  { kind, result }: Analysis<Options, Result>,
): Promise<Result | null> {
  const newest = (await library.analyses.list(fingerprint)).find((one) => one.kind === kind && one.hasValue);
  if (newest === undefined) return null;
  const stored = await library.analyses.find({ fingerprint, kind, options: newest.options });
  return result.safeParse(stored?.value).data ?? null;
}

function passagesOfSummary({ parts, language }: Summary): readonly Passage[] {
  return parts.flatMap(({ sentences }) =>
    sentences.flatMap(({ text, ranges }) =>
      passagesOfText(text, {
        ...{ source: 'summary', trackId: null, language },
        startMs: Math.min(...ranges.map(({ startMs }) => startMs)),
        endMs: Math.max(...ranges.map(({ endMs }) => endMs)),
      }),
    ),
  );
}

function wholeVideo({ name, note, tags, info: { durationMs } }: MediaRecord): readonly Passage[] {
  const whole = { trackId: null, startMs: 0, endMs: durationMs };
  const title = name.replace(/\.[^.]{1,5}$/, '').replaceAll(/[_.]+/g, ' ');
  const written = [note, tags.join(', ')].filter((text) => text.trim() !== '').join('\n');
  return [
    ...passagesOfText(title, { ...whole, source: 'name', language: languageOf(title) }),
    ...passagesOfText(written, { ...whole, source: 'note', language: languageOf(written) }),
  ];
}

function languageOf(text: string): string {
  return languageOfScript(text) ?? languageOfWords(text) ?? 'und';
}
