import type { Passage } from '../../core/search/passage.ts';
import type { MomentRange } from '../../core/search/group-moments.ts';

/** What is searched: videos (or documents) and questions whose answers people have marked. */
export interface Collection {
  readonly name: string;
  readonly layout: 'howto' | 'meetings' | 'beir' | 'msr-vtt' | 'webvid' | 'howto100m';
  readonly videos: readonly SearchedVideo[];
  readonly questions: readonly AskedQuestion[];
}

export interface SearchedVideo {
  readonly id: string;
  readonly passages: readonly Passage[];
  /** The file whose pictures are searched. */
  readonly media: string | null;
}

export interface AskedQuestion {
  readonly text: string;
  /** Only in this video; null: in all. */
  readonly within: string | null;
  /** What is listed counts as one of these (a window of sentences, a document), each once. */
  readonly placeOf: (found: MomentRange) => string;
  /** 0: wrong. */
  readonly gainOf: (found: MomentRange) => number;
  /** The gains of the best list there could be, falling. */
  readonly ideal: readonly number[];
}
