import { shots } from '../../../core/analysis/shots.ts';
import { analysisWork } from '../analysis-work.ts';
import { ShotDetector } from './detect-shots.ts';

export const shotsWork = analysisWork({
  analysis: shots,
  source: 'picture',
  stage: 'job.stage.pictures',
  isImported: true,
  open() {
    const detector = new ShotDetector();
    return {
      onFrame: (frame) => detector.push(frame),
      end: () => Promise.resolve([...detector.finish()]),
    };
  },
});
