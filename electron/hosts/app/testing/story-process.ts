/**
 * An app with a video that has a text, whose chapters and summary are to be written by a server: `HOME VIDEO SERVER`. It
 * works until it is killed.
 */
import { readFileSync } from 'node:fs';
import type { Truth } from '../../../../sample/truth.ts';
import { insertCues, sampleEdit, sampleTrack } from '../../../services/library/testing/sample-project.ts';
import { createApp } from '../create-app.ts';
import { connectInProcess } from '../connect-in-process.ts';

const [home, video, address] = process.argv.slice(2);
const sample = new URL('../../../../sample/truth.json', import.meta.url);
const truth = JSON.parse(readFileSync(sample, 'utf8')) as Truth;
const cues = truth.sentences.map(({ startMs, endMs, text }, at) => ({
  ...{ id: `cue-${at}`, startMs, endMs, text, origin: 'file' as const },
}));
const app = await createApp({ dataFolder: home!, host: 'in-process', capabilities: [], chooserFolders: [] });
const { calls } = connectInProcess(app, true);
await calls['settings.set']({
  writerServer: { address: address!, model: 'small', key: '', confirmedAddress: '' },
});
const { added } = await calls['media.add']({ sources: [app.sources.idFor(video!)] });
const mediaId = added[0]!.id;
const track = { kind: 'track', before: null, after: sampleTrack() } as const;
await calls['project.apply']({
  mediaId,
  edit: sampleEdit('import', [track, ...insertCues('track', cues)]),
});
const asked = { trackId: 'track', embedder: null, writer: 'server' };
await calls['analyses.run']({ mediaId, kind: 'summary', options: { ...asked, language: null } });
await calls['analyses.run']({ mediaId, kind: 'chapters', options: asked });
