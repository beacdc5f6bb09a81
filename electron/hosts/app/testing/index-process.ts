/** An app that indexes a video and is killed as soon as the first pictures are stored: `HOME VIDEO`. */
import { setTimeout } from 'node:timers/promises';
import { insertCues, sampleEdit, sampleTrack } from '../../../services/library/testing/sample-project.ts';
import { connectInProcess } from '../connect-in-process.ts';
import { createApp } from '../create-app.ts';

const [home, video] = process.argv.slice(2);
const app = await createApp({
  dataFolder: home!,
  host: 'in-process',
  capabilities: [],
  chooserFolders: [],
  onlyJobs: ['moments'],
});
const { calls } = connectInProcess(app, true);
const { added } = await calls['media.add']({ sources: [app.sources.idFor(video!)] });
const mediaId = added[0]!.id;
const track = { kind: 'track', before: null, after: sampleTrack() } as const;
const cue = {
  id: 'cue',
  startMs: 1000,
  endMs: 4000,
  text: 'The gardener plants tomatoes.',
  origin: 'file',
} as const;
await calls['project.apply']({ mediaId, edit: sampleEdit('import', [track, ...insertCues('track', [cue])]) });
await calls['search.index']({ mediaIds: null });
while ((await calls['search.state']({})).frames === 0) await setTimeout(5);
process.kill(process.pid, 'SIGKILL');
