export { JobRow } from './JobRow.tsx';
export { connectJobs, isActive, jobsStore, overallFraction, putJob } from './jobs-store.ts';
