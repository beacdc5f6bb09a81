import { z } from 'zod';
import { readTimecode } from '../time/timecode.ts';
import { destinationSchema } from './files.ts';
import { mediaIdSchema, sourceIdSchema, trackIdSchema } from './media.ts';
import { failureSchema } from '../failure.ts';
import { noteSchema } from '../notes.ts';
import { speakerWays } from '../cues/speaker-way.ts';
import { changeSchema, maxChangesOfEdit } from '../project/project.ts';
import { operation } from './operation.ts';

/** Chapters and markers of the video, of no track. The same ids as in core/formats/chapters/registry.ts. */
export const chapterExportSchema = z.enum([
  'youtube-chapters',
  'vtt-chapters',
  'podcast-chapters',
  'csv-chapters',
  'ffmetadata',
  'ogm',
  'resolve-edl',
  'fcp7-markers',
  'fcpxml-chapters',
  'otio',
  'audition',
]);
export type ChapterExport = z.infer<typeof chapterExportSchema>;

export const trackExportSchema = z.enum([
  'srt',
  'vtt',
  'ass',
  'ttml',
  'itt',
  'ebu-tt-d',
  'fcpxml',
  'sbv',
  'lrc',
  'txt',
  'json',
  'csv',
  'sami',
  'scc',
  'stl',
]);
export type TrackExport = z.infer<typeof trackExportSchema>;

export const exportFormatSchema = z.enum([...trackExportSchema.options, ...chapterExportSchema.options]);
export type ExportFormat = z.infer<typeof exportFormatSchema>;

const timecodeSchema = z
  .string()
  .max(12)
  .refine((text) => readTimecode(text) !== null);

const frameRateSchema = z.object({ numerator: z.int().positive(), denominator: z.int().positive() });

export const exportOptionsSchema = z.object({
  encoding: z.enum(['utf-8', 'utf-16le', 'windows-1252']).optional(),
  byteOrderMark: z.boolean().optional(),
  lineEnding: z.enum(['lf', 'crlf']).optional(),
  /** The number of the first cue of an SRT file. */
  firstNumber: z.int().min(0).optional(),
  /** Of the timecodes of SCC: true (they keep up with the clock) unless given. */
  dropFrame: z.boolean().optional(),
  /** See WriteOptions of core/formats. */
  wordTimes: z.boolean().optional(),
  /** See core/formats/speakers: where the format has this way. */
  speakers: z.enum(speakerWays).optional(),
  /** Another track of the video, written in the same file, above or below: see core/formats/bilingual. */
  second: z.object({ trackId: trackIdSchema, isFirst: z.boolean() }).optional(),
  /** Timecode of the first frame, for markers: that of the video, or what the editing program begins with, unless given. */
  startTimecode: timecodeSchema.exactOptional(),
  /** For formats that count frames, where the video does not tell its rate (a sound file). */
  frameRate: frameRateSchema.exactOptional(),
  /** Times are stretched as if the video ran at `to` instead of `from` (frames a second). */
  frameRateShift: z.object({ from: z.number().positive(), to: z.number().positive() }).optional(),
});
export type ExportOptions = z.infer<typeof exportOptionsSchema>;

/** What becomes of the picture of an exported video. */
export const pictureOptionsSchema = z.object({
  /** Width to height; what lies outside is cut off. */
  shape: z.enum(['source', '16:9', '9:16', '4:5', '1:1']).default('source'),
  /** Which part stays where something is cut off: left or top, the middle, right or bottom. */
  keep: z.enum(['start', 'middle', 'end']).default('middle'),
  /** In the place of `keep`: how far along what stays begins, 0 at the left or top, 1 at the right or bottom. */
  offset: z.number().min(0).max(1).exactOptional(),
  /** Pixels of the shorter side, never more than there are; null: as many as there are. */
  shortSide: z
    .union([z.literal(480), z.literal(720), z.literal(1080)])
    .nullable()
    .default(null),
  quality: z.enum(['high', 'good', 'small']).default('high'),
});
export type PictureOptions = Readonly<z.infer<typeof pictureOptionsSchema>>;
export type PictureQuality = PictureOptions['quality'];

export const defaultPicture: PictureOptions = pictureOptionsSchema.parse({});

/** A part of the video; the whole one without. */
export const exportRangeSchema = z.object({ startMs: z.int().min(0), endMs: z.int().min(1) });

/** What `jobs.start` takes for a job that writes a video. */
export const exportJobSchemas = {
  'burn-in': z.object({
    trackId: trackIdSchema,
    range: exportRangeSchema.exactOptional(),
    picture: pictureOptionsSchema.exactOptional(),
    destination: destinationSchema,
  }),
  mux: z.object({
    /** None: only the chapters are other than before. */
    trackIds: z.array(trackIdSchema).max(50),
    /** Which of them players show from the start, the first of the new ones; null: none. As the container has it unless given. */
    defaultTrackId: trackIdSchema.nullable().exactOptional(),
    /** Which the file has: those that it has already, unless given. */
    chapters: z.enum(['file', 'project']).exactOptional(),
    container: z.enum(['mp4', 'mkv']),
    destination: destinationSchema,
  }),
  clip: z.object({ startMs: z.int().min(0), endMs: z.int().min(1), destination: destinationSchema }),
};
export type ExportJobKind = keyof typeof exportJobSchemas;
export type ExportJobOptions<Kind extends ExportJobKind> = z.infer<(typeof exportJobSchemas)[Kind]>;

/** The same ids as in core/formats/string-out/registry.ts. */
export const stringOutExportSchema = z.enum(['edl', 'fcpxml', 'fcp7', 'otio', 'csv']);
export type StringOutExport = z.infer<typeof stringOutExportSchema>;

/** Stretches of several videos, one after the other, as a list of cuts for an editing program. */
const stringOutSchema = z.object({
  ranges: z
    .array(
      z.object({
        mediaId: mediaIdSchema,
        startMs: z.int().min(0),
        endMs: z.int().min(1),
        /** What is said or seen there. */
        label: z.string().max(2000),
      }),
    )
    .min(1)
    .max(10_000),
  format: stringOutExportSchema,
  /** Of the timeline. */
  name: z.string().min(1).max(200),
  /** See CutOptions of core/formats/string-out. */
  handleMs: z.int().min(0).max(60_000),
  joinsOverlaps: z.boolean(),
  frameRate: frameRateSchema.exactOptional(),
  startTimecode: timecodeSchema.exactOptional(),
});
export type StringOut = z.infer<typeof stringOutSchema>;

const whatSchema = z.object({
  mediaId: mediaIdSchema,
  /** Empty for chapters. */
  trackId: trackIdSchema,
  format: exportFormatSchema,
  options: exportOptionsSchema,
  /** What the page shows and the library could not store yet (a full disk): it is exported, too. */
  unsaved: z.array(changeSchema).max(maxChangesOfEdit).optional(),
});

const longUnsaved = { path: ['unsaved'], item: changeSchema, max: maxChangesOfEdit } as const;

export const exportOperations = {
  /** The beginning of the file as it would be, and a name for it. */
  'export.preview': operation({
    input: whatSchema,
    longInput: longUnsaved,
    output: z.object({
      text: z.string(),
      suggestedName: z.string(),
      /** Characters that the encoding lacks, and whatever else is lost. */
      warnings: z.array(noteSchema),
    }),
    priority: 'interactive',
  }),
  /** Writes the whole file or none. `file-exists` when it is there and `overwrite` is false. */
  'export.file': operation({
    input: whatSchema.extend({ destination: destinationSchema }),
    longInput: longUnsaved,
    output: z.object({ name: z.string(), bytes: z.number() }),
    priority: 'interactive',
  }),
  /** All tracks of these videos in these formats, under the suggested names. */
  'export.many': operation({
    input: z.object({
      mediaIds: z.array(mediaIdSchema).min(1).max(5000),
      formats: z.array(trackExportSchema).min(1).max(trackExportSchema.options.length),
      /** null: beside each video. */
      folder: sourceIdSchema.nullable(),
      overwrite: z.boolean(),
    }),
    output: z.object({
      written: z.int(),
      /** Names of files that were there already and were kept. */
      existing: z.array(z.string()),
      failed: z.array(z.object({ name: z.string(), error: failureSchema })),
      /** Videos that have no track. */
      withoutCaptions: z.int(),
    }),
    priority: 'background',
  }),
  /** The beginning of a list of cuts as it would be, a name for its file, and how long the timeline is. */
  'export.previewStringOut': operation({
    input: stringOutSchema,
    output: z.object({
      text: z.string(),
      suggestedName: z.string(),
      cuts: z.int().min(0),
      durationMs: z.int().min(0),
      warnings: z.array(noteSchema),
    }),
    priority: 'interactive',
  }),
  /** Writes the whole file or none. */
  'export.stringOut': operation({
    input: stringOutSchema.extend({ destination: destinationSchema }),
    output: z.object({
      name: z.string(),
      bytes: z.number(),
      cuts: z.int().min(0),
      warnings: z.array(noteSchema),
    }),
    priority: 'interactive',
  }),
  /** The folder of the video, as a destination; null when it can't be written to or is the app's own (the sample). */
  'export.videoFolder': operation({
    input: z.object({ mediaId: mediaIdSchema }),
    output: z.object({ folder: sourceIdSchema.nullable(), name: z.string() }),
    priority: 'interactive',
  }),
};
