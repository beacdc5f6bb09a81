import { chapters } from '../../core/analysis/chapters.ts';
import { moments } from '../../core/analysis/moments.ts';
import { speakers } from '../../core/analysis/speakers.ts';
import { summary } from '../../core/analysis/summary.ts';
import { transcript } from '../../core/analysis/transcript.ts';
import { translation } from '../../core/analysis/translation.ts';
import type { AnalysisWork } from './analysis-work.ts';
import type { AnalysisWithJob } from './handlers.ts';
import { picturesWork } from './pictures/run.ts';
import { shotsWork } from './shots/run.ts';
import { speechWork } from './speech/run.ts';
import { waveformWork } from './waveform/run.ts';

/** Kinds that look at the picture or the sound by themselves, one a line; see [Note: Analyses]. */
export const sourceAnalyses: readonly AnalysisWork[] = [waveformWork, picturesWork, shotsWork, speechWork];

/** Kinds that are made from those, by a job of their own. */
export const analysesWithJobs: readonly AnalysisWithJob[] = [
  { analysis: transcript, job: 'transcribe' },
  { analysis: chapters, job: 'chapters' },
  { analysis: summary, job: 'summary' },
  { analysis: speakers, job: 'speakers' },
  { analysis: translation, job: 'translation' },
  { analysis: moments, job: 'moments' },
];
