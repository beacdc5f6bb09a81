/**
 * The library as services use it. SQLite runs in a thread of its own ([Note: The library's thread] in
 * open-library.ts), so every method answers with a promise; the repositories themselves are plain synchronous
 * modules. A repository more is its interface and three lines that the compiler asks for: here, in library-contract.ts
 * and in open-repositories.ts.
 */
import type { Change, Chapter, Edit, SubtitleTrack, UndoState } from '../../../core/project/project.ts';
import type { LabelChange } from '../../../core/project/media-labels.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import type { EditOutcome, Step } from './edit-outcome.ts';
import type { MadeFrom } from '../../../core/analysis/analysis.ts';
import type { GlossaryTerm } from '../../../core/glossary/term.ts';
import type { RememberedVoice, VoiceVector } from '../../../core/project/remembered-voice.ts';
import type { Note } from '../../../core/notes.ts';
import type { Failure } from '../../../core/failure.ts';
import type { AnalysisName, AnalysisRecord, FoundAnalysis, StoredAnalysis } from './analysis-record.ts';
import type { JobPatch, JobRecord, NewJob } from './job-record.ts';
import type { FolderRecord, PassedFile } from './folder-record.ts';
import type {
  KnownFile,
  MediaContent,
  MediaPlace,
  MediaRecord,
  NewMedia,
  TextStamp,
} from './media-record.ts';
import type { TrackExtras } from './track-extras.ts';
import type { TouchedCue, TranscriptRecord, TranscriptWindow, TranscriptWork } from './transcript-record.ts';

export interface Repositories {
  readonly media: MediaRepository;
  readonly tracks: TrackRepository;
  readonly cues: CueRepository;
  readonly extras: ExtrasRepository;
  readonly chapters: ChapterRepository;
  readonly analyses: AnalysisRepository;
  readonly transcripts: TranscriptRepository;
  readonly jobs: JobRepository;
  readonly words: WordRepository;
  readonly journal: JournalRepository;
  readonly projects: ProjectRepository;
  readonly settings: SettingsRepository;
  readonly glossary: GlossaryRepository;
  readonly voices: VoiceRepository;
  readonly folders: FolderRepository;
  readonly remarks: RemarkRepository;
}

export interface MediaRepository {
  /** The one opened or added last first. */
  list(): readonly MediaRecord[];
  /** Those of these that are known, in their order. */
  some(ids: readonly string[]): readonly MediaRecord[];
  files(): readonly KnownFile[];
  /** Of each video what tells its text from what it was. */
  textStamps(): readonly TextStamp[];
  /** Where all videos lie, also those whose rows can't be read. */
  paths(): readonly string[];
  find(id: string): MediaRecord | null;
  findByFingerprint(fingerprint: string): MediaRecord | null;
  /** What is kept of a content under one fingerprint (its record, what was found and heard) is kept under another. */
  renewFingerprint(earlier: string, fingerprint: string): void;
  /** Where the row of this content can't be read, that one is written anew, under the id that it has. */
  add(media: NewMedia): MediaRecord;
  /** Throws `media-unknown`, as do all that follow. */
  move(id: string, place: MediaPlace): MediaRecord;
  replace(id: string, content: MediaContent): MediaRecord;
  /** All or none. What a change does not name stays. */
  setLabels(changes: readonly LabelChange[]): void;
  markOpened(id: string): MediaRecord;
  /** Forgets it with its tracks, edits and jobs, and what was found in it. */
  remove(id: string): void;
}

/** What was found in a content, by kind and options. */
export interface AnalysisRepository {
  list(fingerprint: string): readonly AnalysisRecord[];
  find(name: AnalysisName): StoredAnalysis | null;
  save(found: FoundAnalysis): void;
  /** What an earlier run found stays. */
  fail(name: AnalysisName & MadeFrom, failure: Failure): void;
}

/** Words as they were heard; see [Note: Words are data] in transcript-store.ts. */
export interface TranscriptRepository {
  /** The transcript of this work, a new one where there is none. */
  open(work: TranscriptWork): TranscriptRecord;
  ofTrack(trackId: string): TranscriptRecord | null;
  /** The track is made of these words. */
  link(trackId: string, transcriptId: string): void;
  /** In order. */
  windows(transcriptId: string): readonly TranscriptWindow[];
  /** Behind those that are there: all or, when the process is killed meanwhile, none. */
  append(transcriptId: string, windows: readonly TranscriptWindow[]): void;
  /** All speech is recognised. */
  finish(transcriptId: string): void;
  /** Forgets the windows. */
  clear(transcriptId: string): void;
  /** Cues that a person's edits name, so that they are the person's; `withUndone`: also edits that a redo would make. */
  touchedCues(trackId: string, withUndone: boolean): readonly TouchedCue[];
  /** Takes over what another library knows of words, speech and shots. */
  takeOver(file: string): void;
  /** Forgets transcripts of files that are in no library and that nobody used since this time. */
  forgetUnused(before: string): void;
}

export interface StoredTrack {
  readonly mediaId: string;
  readonly track: SubtitleTrack;
  readonly cueCount: number;
}

export interface TrackRepository {
  /** By position. */
  list(mediaId: string): readonly StoredTrack[];
  find(trackId: string): StoredTrack | null;
}

export interface TrackCues {
  /** In the order of the track. */
  readonly cues: readonly TrackCue[];
  /** Of the project, at the moment they were read. */
  readonly revision: number;
}

export interface CueRepository {
  /** Throws `track-unknown`. */
  list(trackId: string): TrackCues;
}

export interface ExtrasRepository {
  find(id: string): TrackExtras | null;
  /** Before a track names them. */
  save(mediaId: string, id: string, extras: TrackExtras): void;
}

export interface ChapterRepository {
  /** By time, without proposals that were refused. */
  list(mediaId: string): readonly Chapter[];
  /** By time, with them. */
  listAll(mediaId: string): readonly Chapter[];
}

export interface FoundCue {
  readonly mediaId: string;
  readonly mediaName: string;
  readonly trackId: string;
  readonly trackName: string;
  readonly cueId: string;
  readonly startMs: number;
  readonly text: string;
}

/** What is said, for searching; see [Note: The index of words]. */
export interface WordRepository {
  /** Tracks whose text is not indexed as it is now. */
  stale(): readonly string[];
  index(trackId: string): void;
  /** Cues that have all the terms in them, folded by `searchTerms`; by video and time. */
  find(terms: readonly string[], limit: number): readonly FoundCue[];
}

export interface JobRepository {
  /** In the order of the queue. */
  list(): readonly JobRecord[];
  find(id: string): JobRecord | null;
  /** Throws `media-unknown`. */
  add(job: NewJob): JobRecord;
  /** Only what is given changes. Throws `job-unknown`. */
  update(id: string, patch: JobPatch): JobRecord;
  remove(ids: readonly string[]): void;
}

export interface JournalRepository {
  undoState(mediaId: string): UndoState;
}

/** See [Note: Edits in the library] in edits/project.ts. */
export interface ProjectRepository {
  /** Counts each change of the project, from 0. Throws `media-unknown`. */
  revision(mediaId: string): number;
  /** A person's edit; throws `edit-conflict`. */
  apply(mediaId: string, edit: Edit): EditOutcome;
  applyMachineChanges(mediaId: string, changes: readonly Change[]): EditOutcome;
  undo(mediaId: string): Step;
  redo(mediaId: string): Step;
}

export interface SettingsRepository {
  /** Every stored value by key, parsed; a value that is no JSON is left out. */
  all(): Readonly<Record<string, unknown>>;
  set(values: Readonly<Record<string, unknown>>): void;
}

/** Names and terms, of the library and of single videos. */
export interface GlossaryRepository {
  /** Those of the library and, where one is given, of this video: the oldest first. */
  list(mediaId: string | null): readonly GlossaryTerm[];
  /**
   * New ones, and those of known ids as they are now. Another of the same scope that differs in case alone gives way.
   * Throws `media-unknown`.
   */
  put(terms: readonly GlossaryTerm[]): void;
  remove(ids: readonly string[]): void;
}

/** Voices to be known again. */
export interface VoiceRepository {
  /** The oldest first. */
  list(): readonly RememberedVoice[];
  /** Those of one voice encoder. */
  vectors(model: string): readonly VoiceVector[];
  add(voice: RememberedVoice, vector: readonly number[]): void;
  remove(ids: readonly string[]): void;
  clear(): void;
}

/** Folders that the library follows. */
export interface FolderRepository {
  /** In the order in which they were added. */
  list(): readonly FolderRecord[];
  /** In the place of those of these ids, which lie in it. */
  add(folder: FolderRecord, inPlaceOf: readonly string[]): void;
  /** The same folder, elsewhere. */
  move(id: string, path: string): void;
  remove(id: string): void;
  passed(): readonly PassedFile[];
  passOver(files: readonly PassedFile[]): void;
  takeAgain(paths: readonly string[]): void;
}

/** See [Note: A library with a bad row]. */
export interface RemarkRepository {
  list(): readonly Note[];
}

/** A repository as its caller sees it from another thread. */
export type Remote<Repository> = {
  readonly [Method in keyof Repository]: Repository[Method] extends (...args: infer Args) => infer Result
    ? (...args: Args) => Promise<Result>
    : never;
};

export type Library = {
  readonly [Name in keyof Repositories]: Remote<Repositories[Name]>;
} & {
  /** Waits for what is running and releases the file; later calls fail. */
  close(): Promise<void>;
};
