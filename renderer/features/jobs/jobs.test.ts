import { describe, expect, it } from 'vitest';
import type { Job } from '../../../core/contract/jobs.ts';
import { translate, type Translate } from '../../i18n/i18n.ts';
import { jobStatus } from './job-status.ts';
import { overallFraction } from './jobs-store.ts';
import './messages.ts';

const job: Job = {
  id: 'j1',
  kind: 'transcribe',
  mediaId: 'm1',
  title: 'talk.mp4',
  state: 'running',
  fraction: 0.374,
  stage: 'job.stage.recognising',
  speed: 12.34,
  secondsLeft: 118,
  error: null,
  trackId: null,
  output: null,
  notes: [],
  createdAt: '2026-01-01T00:00:00.000Z',
};
const english: Translate = (key, values) => translate('en', key, values);

describe('what a job says', () => {
  it('has the part done, the stage, the speed and the time left', () => {
    expect(jobStatus(job, english, 'en')).toBe('37% · Recognising speech · 12.3× · 2 min left');
  });

  it('tells which part it is at', () => {
    const third = {
      ...job,
      stage: 'job.stage.summarising',
      speed: null,
      secondsLeft: null,
      part: { number: 3, count: 8 },
    };
    expect(jobStatus(third, english, 'en')).toBe('37% · Summarising · part 3 of 8');
  });

  it('leaves out what is not known', () => {
    const early = { ...job, stage: null, speed: null, secondsLeft: null, fraction: 0 };
    expect(jobStatus(early, english, 'en')).toBe('0%');
  });

  it('counts what runs and waits only', () => {
    const waiting: Job = { ...job, id: 'j2', state: 'queued', fraction: 0 };
    const paused: Job = { ...job, id: 'j3', state: 'paused', fraction: 0.9 };
    expect(overallFraction([job, waiting, paused])).toBeCloseTo(0.187);
    expect(overallFraction([paused])).toBeNull();
    // Nobody waits for it.
    expect(overallFraction([{ ...job, kind: 'moments' }])).toBeNull();
  });
});
