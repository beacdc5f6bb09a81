/**
 * Edits a library until it is killed: `FILE BACKUPS`. Every edit moves the same two cues by a millisecond and tells its
 * number on standard output once it is stored.
 */
import type { TrackCue } from '../../../../core/project/track-cue.ts';
import type { Change } from '../../../../core/project/project.ts';
import { openLibrary } from '../../library/open-library.ts';
import { sampleEdit, shiftCue } from '../../library/testing/sample-project.ts';
import { createProjectService } from '../project-service.ts';

const [file, backupsFolder] = process.argv.slice(2);
const library = await openLibrary({ file: file!, backupsFolder: backupsFolder! });
const service = createProjectService(library, () => undefined);
let { cues } = await service.cues('track');
for (let number = 1; ; number++) {
  const changes: readonly Change[] = cues.map((cue) => shiftCue('track', cue, 1));
  await service.apply('talk', sampleEdit(`edit-${number}`, changes));
  cues = changes.map(({ after }) => after as TrackCue);
  process.stdout.write(`${number}\n`);
}
