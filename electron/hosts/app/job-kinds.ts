import { importJob } from '../../analyses/import-job.ts';
import type { ImportJobParts } from '../../analyses/import-job.ts';
import { chaptersJob } from '../../analyses/chapters/run.ts';
import { momentsJob } from '../../analyses/moments/run.ts';
import type { MomentsParts } from '../../analyses/moments/run.ts';
import { speakersJob } from '../../analyses/speakers/run.ts';
import type { SpeakersParts } from '../../analyses/speakers/run.ts';
import { summaryJob } from '../../analyses/summary/run.ts';
import type { SummaryParts } from '../../analyses/summary/run.ts';
import { translationJob } from '../../analyses/translation/run.ts';
import type { TranslationParts } from '../../analyses/translation/run.ts';
import { measureModelJob } from '../../analyses/measure-model/run.ts';
import type { MeasureJobParts } from '../../analyses/measure-model/run.ts';
import { transcribeJob } from '../../analyses/transcript/run.ts';
import type { TranscriptionParts } from '../../analyses/transcript/run.ts';
import { exportJobs } from '../../services/export/export-works.ts';
import type { ExportJobParts } from '../../services/export/export-works.ts';
import type { JobKind } from '../../services/jobs/job-kind.ts';
import { proxyJob } from '../../services/media/playback/proxy-job.ts';
import type { ProxyJobParts } from '../../services/media/playback/proxy-job.ts';
import { installModelJob } from '../../services/models/install-model-work.ts';
import type { InstallModelParts } from '../../services/models/install-model-work.ts';

export type JobParts = ImportJobParts &
  TranscriptionParts &
  SummaryParts &
  SpeakersParts &
  TranslationParts &
  MomentsParts &
  ExportJobParts &
  ProxyJobParts &
  InstallModelParts &
  MeasureJobParts;

/** Every kind of job, one a line; see [Note: Kinds of jobs]. */
export function jobKinds(parts: JobParts): readonly JobKind[] {
  return [
    importJob(parts),
    transcribeJob(parts),
    chaptersJob(parts),
    summaryJob(parts),
    speakersJob(parts),
    translationJob(parts),
    momentsJob(parts),
    proxyJob(parts),
    ...exportJobs(parts),
    installModelJob(parts),
    measureModelJob(parts),
  ];
}
