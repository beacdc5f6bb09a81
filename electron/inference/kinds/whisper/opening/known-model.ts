import type { LogMel } from '../processing/log-mel.ts';
import type { TokenRules } from '../processing/token-rules.ts';
import type { ExecutionProvider } from '../../../../../core/devices.ts';
import type { RewrittenFile } from '../../../graph/rewrite-file.ts';
import type { ModelFiles } from '../../../model-folder/model-files.ts';
import type { PreparedPlace } from '../../../prepared/make-prepared.ts';
import type { FloatPool } from '../decoder/float-pool.ts';
import type { RewrittenDecoder } from '../decoder/rewrite-decoder.ts';
import type { FusedEncoder } from './fuse-encoder.ts';
import type { ModelFolder } from './model-folder.ts';

/** A model that was loaded and may be opened again whenever it is needed. */
export interface KnownModel {
  readonly folder: ModelFolder;
  readonly files: ModelFiles;
  readonly precision: string;
  readonly provider: ExecutionProvider;
  readonly rules: TokenRules;
  readonly logMel: LogMel;
  /** What is opened in place of the encoder's file: in single precision, or on bytes. */
  readonly encoderGraph: RewrittenFile | undefined;
  /** To be used in its place when it is as good; undefined: not made. */
  readonly fusedEncoder: FusedEncoder | undefined;
  /** Undefined: the graphs run as exported. */
  readonly rewritten: RewrittenDecoder | undefined;
  readonly batchSize: number;
  /** Rows that are decoded together where windows have several. */
  readonly rows: number;
  readonly memory: FloatPool;
  readonly fixedTokens: number | undefined;
  /** Where the model on bytes is kept; undefined: it runs as it lies in its folder. */
  readonly prepared: PreparedPlace | undefined;
  /** Bytes were asked for by name. */
  readonly wantsBytes: boolean;
}
