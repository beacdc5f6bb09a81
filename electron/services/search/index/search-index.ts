/**
 * The index of moments: texts for words, vectors for meaning and pictures, and the small pictures that are kept. It lies
 * beside the library, in files of its own and a thread of its own: everything in it can be made again from the library
 * and the videos, and a person's edits never wait for it. What is put goes in as a whole or not at all, also when the
 * process is killed; what such a kill leaves behind is put right when it is opened.
 */
import type { Note } from '../../../../core/notes.ts';
import type { Passage } from '../../../../core/search/passage.ts';

/** What of a video is indexed, and from what: whoever indexes compares it with how things are. */
export interface IndexedVideo {
  readonly mediaId: string;
  /** Hash over all texts that the passages were made from. */
  readonly textStamp: string | null;
  /** Of the content whose pictures are kept, and how they were chosen. */
  readonly pictureStamp: string | null;
  readonly passages: number;
  readonly frames: number;
  /** By space: how many of its passages or frames have a vector there. */
  readonly vectors: Readonly<Record<string, number>>;
}

/** Vectors of one model (its id and what it was prepared as): only those of one space can be compared. */
export interface VectorSpace {
  readonly id: string;
  readonly of: 'passages' | 'frames';
  readonly dimensions: number;
}

export interface KeptFrame {
  readonly timeMs: number;
  /** It stands for the time until here. */
  readonly endMs: number;
  /** Perceptual, 64 bits. */
  readonly hash: bigint;
  /** A small picture: JPEG or WebP. Shown in results, and embedded again when the model changes. */
  readonly picture: Uint8Array;
}

/** Row ids are unique in the index and never used again. */
export interface IndexedPassage extends Passage {
  readonly id: number;
  readonly mediaId: string;
}
export interface IndexedFrame extends Omit<KeptFrame, 'picture'> {
  readonly id: number;
  readonly mediaId: string;
}

/** Which rows may be found; null: any. */
export interface IndexScope {
  readonly mediaIds: readonly string[] | null;
  /** BCP 47 primary languages; passages only. */
  readonly languages: readonly string[] | null;
  /** Folded for comparison; passages only. */
  readonly speakers: readonly string[] | null;
  readonly sources: readonly Passage['source'][] | null;
}

export interface WordHitRow {
  readonly passage: IndexedPassage;
  /** BM25 (FTS5's, turned round): more is better. */
  readonly score: number;
}

export interface Neighbour {
  readonly id: number;
  /** Cosine, exact (computed again from the stored vector): -1 to 1. */
  readonly similarity: number;
}

/** Each method answers with a promise on the caller's side, see `Remote` of the library. */
export interface SearchIndex {
  /** What happened to it when it was opened. */
  remarks(): readonly Note[];
  videos(): readonly IndexedVideo[];
  /** In the place of all passages of this video; rows whose text and place stay keep their ids and vectors. */
  putPassages(mediaId: string, stamp: string, passages: readonly Passage[]): void;
  /** In the place of all frames of this video. */
  putFrames(mediaId: string, stamp: string, frames: readonly KeptFrame[]): void;
  /** Behind those of this video that are there; with `stamp` in the place of the one that was. */
  addFrames(mediaId: string, stamp: string, frames: readonly KeptFrame[]): void;
  /** Rows of this video that have no vector in this space yet, in order of id, at most `limit`. */
  passagesWithout(
    space: VectorSpace,
    mediaId: string,
    limit: number,
  ): readonly Pick<IndexedPassage, 'id' | 'text'>[];
  framesWithout(
    space: VectorSpace,
    mediaId: string,
    limit: number,
  ): readonly { readonly id: number; readonly picture: Uint8Array }[];
  /** Row-major, of length 1 each. Rows that are gone meanwhile are left out. */
  putVectors(space: VectorSpace, ids: readonly number[], vectors: Float32Array): void;
  /** Forgets the vectors of spaces that are not among these. */
  keepSpaces(spaces: readonly string[]): void;
  remove(mediaIds: readonly string[]): void;

  /** `match`: an expression of FTS5 over the column of folded words, made by `matchExpression` of core/search. */
  findWords(match: string, scope: IndexScope, limit: number): readonly WordHitRow[];
  /** The nearest first. */
  findNear(space: string, vector: Float32Array, scope: IndexScope, limit: number): readonly Neighbour[];
  passages(ids: readonly number[]): readonly IndexedPassage[];
  frames(ids: readonly number[]): readonly IndexedFrame[];
  /** The vector of a row; null where it has none. */
  vector(space: string, id: number): Float32Array | null;
  /** The frame that stands for this time. */
  frameAt(mediaId: string, timeMs: number): IndexedFrame | null;
  passagesBetween(mediaId: string, startMs: number, endMs: number): readonly IndexedPassage[];
  picture(frameId: number): Uint8Array | null;
  size(): { readonly bytes: number; readonly passages: number; readonly frames: number };
}
