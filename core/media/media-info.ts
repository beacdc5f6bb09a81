/**
 * [Note: The presentation timeline] Every time that the media service gives or takes is in milliseconds on one
 * timeline per file. Its 0 is the container's start time as libavformat reports it: the earliest presentation
 * time of any stream, after edit lists, codec delay and MPEG-TS clocks have been applied. mpv, VLC and ffmpeg
 * show that moment as 0:00. It follows that
 * - sound that starts 0.7 s after the picture starts at 700 here, and its samples begin with 0.7 s of silence;
 *   the picture may as well be the one that starts late;
 * - an MPEG-TS file whose clock starts at 1.4 s (ffmpeg's own) or at 26 hours starts at 0 here;
 * - a codec delay before the container's zero (Opus in Matroska: -7 ms) belongs to the timeline, so that all
 *   streams of the file keep their distance, which is what counts.
 * A media element of Chromium does not subtract a positive start time (seen in Chromium 156 with WebM and Matroska that
 * start at 5 s): its `currentTime` is then `(timelineMs + containerStartMs) / 1000`. A negative one it shifts to 0.
 *
 * ffmpeg itself subtracts the container's start time by default, with one exception that would move sound and
 * picture apart: for formats whose clock may jump (MPEG-TS, MPEG-PS and others) it subtracts the start of the
 * streams *in use*, so that reading only the sound would begin with the sound. `keepStreamsInUse` prevents
 * that. Checked with ffmpeg 5.1 and with the build of 2018 from npm, in media-timeline.test.ts.
 */
import type { FrameRate } from '../time/frame-rate.ts';

/** What a media file holds. Times: see [Note: The presentation timeline]. */
export interface MediaInfo {
  /** Absolute. */
  readonly path: string;
  /** Names of the container's demuxer, such as `mov,mp4,m4a,3gp,3g2,mj2` or `matroska,webm`. */
  readonly container: string;
  /** Integer, from time 0 to the end of the longest stream. */
  readonly durationMs: number;
  /** The container's own time that is 0 on the timeline; not an integer, may be negative. */
  readonly containerStartMs: number;
  /** Timecode of the first frame, where the file tells one: `01:00:00:00`, in drop frame `01:00:00;00`. */
  readonly startTimecode?: string;
  /** Without cover pictures. */
  readonly video: readonly VideoTrack[];
  readonly audio: readonly AudioTrack[];
  readonly subtitles: readonly SubtitleTrack[];
  readonly chapters: readonly MediaChapter[];
  /** What a program needs to know to read the file; absent where nothing is special. */
  readonly reading?: MediaReading;
}

export interface MediaReading {
  /** Bytes that hold the recording, where something else follows (space that a recorder reserved). */
  readonly endBytes?: number;
  /**
   * How the clock of an MPEG-TS or MPEG-PS runs. `steady`: through, so that a pause of one stream is a pause. `back`: it
   * starts again, as in joined recordings; `ahead`: all streams leap. The recording then goes on where it was.
   */
  readonly clock?: 'steady' | 'back' | 'ahead';
}

/** On the timeline; not integers. */
export interface TrackGap {
  readonly startMs: number;
  readonly endMs: number;
}

interface MediaTrack {
  /** Index among all streams of the file: `0:STREAM` for ffmpeg. */
  readonly streamIndex: number;
  /** ffmpeg's name, such as `h264`, `aac`, `subrip`; `unknown` when this ffmpeg has none. */
  readonly codec: string;
  /** Where `codec` says too little: `xHE-AAC`, or the four letters by which the file calls an unknown one. */
  readonly codecName?: string;
  /** Why this ffmpeg can't decode it; absent where nothing is known to stand in the way. */
  readonly obstacle?: 'protected' | 'no-decoder';
  /** As the file says it (mostly ISO 639-2, such as `eng`); absent when it says nothing or `und`. */
  readonly language?: string;
  readonly title?: string;
  readonly isDefault: boolean;
  /** Where the track starts on the timeline, when the container tells; not an integer. */
  readonly startMs?: number;
  /** How long the container says that the track is. */
  readonly durationMs?: number;
  /** Where it has nothing in the middle, see [Note: Gaps of edit lists]; absent without any. */
  readonly gaps?: readonly TrackGap[];
}

export interface VideoTrack extends MediaTrack {
  readonly kind: 'video';
  /** ffmpeg's name, such as `yuv420p10le`; absent when the file does not tell. */
  readonly pixelFormat?: string;
  /** Size of the coded picture in pixels. */
  readonly width: number;
  readonly height: number;
  /** Clockwise turn in degrees that shows the picture upright. */
  readonly rotation: 0 | 90 | 180 | 270;
  /** Width to height of one pixel. */
  readonly sampleAspectRatio: { readonly numerator: number; readonly denominator: number };
  /** Size in square pixels as shown: after the aspect ratio and the rotation. */
  readonly displayWidth: number;
  readonly displayHeight: number;
  /** The rate, or the average when it varies. Absent when the file does not tell (a single picture). */
  readonly frameRate?: FrameRate;
  readonly isVariableFrameRate: boolean;
}

export interface AudioTrack extends MediaTrack {
  readonly kind: 'audio';
  /** Index among the audio tracks, from 0. */
  readonly index: number;
  readonly channels: number;
  /** ffmpeg's name of what each channel is for, such as `5.1(side)`; absent where the file does not tell. */
  readonly channelLayout?: string;
  /** Hertz. */
  readonly sampleRate: number;
}

export interface SubtitleTrack extends MediaTrack {
  readonly kind: 'subtitle';
}

export interface MediaChapter {
  readonly startMs: number;
  readonly endMs: number;
  readonly title: string;
}
