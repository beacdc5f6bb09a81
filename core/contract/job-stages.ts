/** Message keys that `Job.stage` takes; the page has a text for each. */
export const jobStages = [
  'job.stage.pictures',
  'job.stage.sound',
  'job.stage.copying',
  'job.stage.loadingModel',
  'job.stage.waiting',
  'job.stage.recognising',
  'job.stage.finishing',
  'job.stage.connecting',
  'job.stage.checking',
  'job.stage.downloading',
  'job.stage.writing',
] as const;
export type JobStage = (typeof jobStages)[number];
