import type { AppContract } from '../../../core/contract/app-contract.ts';
import type { eventSchemas } from '../../../core/contract/events.ts';
import type { MediaRequest, MediaResponse } from '../../services/media/serving/serve-media.ts';
import type { SourceRegistry } from '../../services/files/source-registry.ts';
import type { Handlers } from '../../transport/calls.ts';
import type { EventBus } from '../../transport/events.ts';

/** The whole app behind its contract; a host brings pages to it. */
export interface App {
  readonly handlers: Handlers<AppContract>;
  readonly events: EventBus<typeof eventSchemas>;
  /** Hosts make known to it what their dialogs, drops and arguments name. */
  readonly sources: SourceRegistry;
  readonly serveMedia: (request: MediaRequest) => Promise<MediaResponse>;
  /** Jobs that run or wait: what quitting would interrupt. */
  countUnfinishedJobs(): number;
  /** Videos with edits that could not be stored: what quitting would lose. */
  countUnstoredProjects(): number;
  /** Where a finished job wrote its file; throws `job-unknown` or `file-not-found`. */
  outputPath(jobId: string): string;
  /** Stops the jobs at their checkpoints, ends the inference worker and closes the library. */
  close(): Promise<void>;
}
