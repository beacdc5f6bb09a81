export { useAnalysisJob } from './analysis-job.ts';
export { AnalysisRun } from './AnalysisRun.tsx';
export { JobRow } from './JobRow.tsx';
export { useDeviceNotes } from './device-notes.ts';
export { jobStatus } from './job-status.ts';
export { connectJobs, isActive, jobsStore, overallFraction, putJob } from './jobs-store.ts';
export { showTrackOf } from './show-track-of.ts';
