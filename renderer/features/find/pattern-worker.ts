import type { SearchedCue } from '../../../core/find/find.ts';
import type { PatternRequest, WorkerReport } from './pattern-task.ts';
import { runPatternTask } from './pattern-task.ts';

let known: readonly SearchedCue[] = [];

self.onmessage = ({ data }: MessageEvent<PatternRequest>) => {
  known = data.cues ?? known;
  report({ kind: 'begun' });
  report({ kind: 'answered', answer: runPatternTask(known, data.task) });
};

function report(message: WorkerReport): void {
  self.postMessage(message);
}
