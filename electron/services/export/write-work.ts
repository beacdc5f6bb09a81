/** What is made of all cues of a track, apart from any file or program: long ones in a thread, see write-aside.ts. */
import type { Cue } from '../../../core/cues/cue.ts';
import type { ExportFormat } from '../../../core/contract/export.ts';
import {
  encodeSubtitle,
  exportWarnings,
  subtitleText,
} from '../../../core/formats/encode/encode-subtitle.ts';
import type { EncodeOptions, ExportDocument } from '../../../core/formats/encode/encode-subtitle.ts';
import type { AssExtras } from '../../../core/formats/subtitle-document.ts';
import { formatById } from '../../../core/formats/registry.ts';
import { writeWebVtt } from '../../../core/formats/webvtt/write-webvtt.ts';
import type { Note } from '../../../core/notes.ts';
import type { SubtitleTrack } from '../../../core/project/project.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import type { CaptionStyle } from '../../../core/style/caption-style.ts';
import type { PictureShape } from '../../../core/style/picture-fit.ts';
import { dimColours } from '../ffmpeg/tone-map.ts';
import type { ColourPlan } from '../ffmpeg/tone-map.ts';
import type { TrackExtras } from '../library/track-extras.ts';
import { captionScript } from '../style/caption-script.ts';
import { linkedCues } from '../../../core/formats/bilingual/linked-cues.ts';
import { toExportCues } from './export-cues.ts';
import { exportDocument } from './export-document.ts';
import { captionMoments } from './extra-frames.ts';

/** A track as a file. */
export interface FileWork {
  /** Of the track, and behind them those of the second one: they cross to the thread in parts. */
  readonly cues: readonly TrackCue[];
  readonly track: SubtitleTrack | null;
  /** A second track in the same file; null: none. */
  readonly second: SecondTrack | null;
  readonly extras: TrackExtras | null;
  /** What is not of the track. */
  readonly others: Pick<ExportDocument, 'language' | 'chapters' | 'durationMs' | 'video'>;
  readonly format: ExportFormat;
  readonly options: EncodeOptions;
}

export interface SecondTrack {
  /** Place of its first cue. */
  readonly from: number;
  /** BCP 47, `und` when unknown. */
  readonly language: string;
  /** It stands above. */
  readonly isFirst: boolean;
}

export interface FilePreview {
  readonly text: string;
  readonly warnings: readonly Note[];
}

/** Captions that are drawn into a part of a video. */
export interface ScriptWork {
  readonly cues: readonly Cue[];
  readonly style: CaptionStyle;
  /** See [Note: Styles of the file]. */
  readonly fileScript?: AssExtras | undefined;
  readonly shown: PictureShape;
  /** Times are counted from here. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly colour: ColourPlan;
}

export interface Script {
  readonly script: string;
  /** When pictures change: see `captionMoments`. */
  readonly moments: readonly number[];
}

/** Cues that ffmpeg puts into a video. */
export interface StreamWork {
  readonly cues: readonly Cue[];
  readonly isMatroska: boolean;
}

/** Cues that a preview shows; whoever wants more opens the file. */
const previewedCues = 60;
const previewedCharacters = 20_000;

export function encodeFile({ format, options, ...work }: FileWork): Uint8Array {
  return encodeSubtitle(documentOf(work), format, options).bytes;
}

export function previewFile({ format, options, ...work }: FileWork): FilePreview {
  const document = documentOf(work);
  const start = beginning(document);
  // EBU STL is bytes: its cues are shown as SubRip writes them.
  const text = subtitleText(start, format === 'stl' ? 'srt' : format, options);
  return { text: text.slice(0, previewedCharacters), warnings: exportWarnings(document, format, options) };
}

function beginning(document: ExportDocument): ExportDocument {
  const cues = document.cues.slice(0, previewedCues);
  const { second } = document;
  if (second === undefined) return { ...document, cues };
  const endMs = cues.length < document.cues.length ? (cues.at(-1)?.endMs ?? 0) : Infinity;
  return {
    ...document,
    cues,
    second: { ...second, cues: second.cues.filter(({ startMs }) => startMs < endMs) },
  };
}

function documentOf({
  track,
  cues: all,
  second,
  extras,
  others,
}: Omit<FileWork, 'format' | 'options'>): ExportDocument {
  if (track === null) return { cues: [], ...others };
  const cues = all.slice(0, second?.from);
  const document = { ...exportDocument(track, cues, extras), ...others };
  if (second === null) return document;
  const { from, language, isFirst } = second;
  const rest = all.slice(from);
  return {
    ...document,
    second: {
      ...{ cues: toExportCues(rest), isFirst, links: linkedCues(cues, rest) },
      ...(language === 'und' ? {} : { language }),
    },
  };
}

export function writeScript({ cues, style, fileScript, shown, fromMs, toMs, colour }: ScriptWork): Script {
  const drawn = cues
    .filter(({ startMs, endMs }) => endMs > fromMs && startMs < toMs)
    .map((cue) => ({ ...cue, startMs: Math.max(0, cue.startMs - fromMs), endMs: cue.endMs - fromMs }));
  const text = captionScript(drawn, style, shown, fileScript);
  const script = colour.kind === 'kept' ? dimColours(text, colour.highRange) : text;
  return { script, moments: captionMoments(drawn, toMs - fromMs) };
}

/**
 * Matroska takes SRT as it is. For MP4 ffmpeg reads the text, and drops from SRT whatever stands in angle brackets;
 * WebVTT says which of them are text.
 */
export function writeStream({ cues, isMatroska }: StreamWork): string {
  if (isMatroska) return formatById('srt')!.write({ cues });
  const plain = cues.map(({ startMs, endMs, text }) => ({ startMs, endMs, text }));
  return writeWebVtt(plain, { settings: false });
}
