/** The summary of what the active track says. */
import { summary, type Summary } from '../../core/analysis/summary.ts';
import { createTrackResults } from './track-results.ts';

const results = createTrackResults<Summary>({ kind: summary.kind, isOfVideo: false });
export const summaryStore = results.store;
export const connectSummary = results.connect;
