/** A probe whose driver never answers; it leaves its process id in the file that the environment names. */
import { writeFileSync } from 'node:fs';

writeFileSync(process.env['HANGING_PROBE_PID_FILE']!, String(process.pid));
setInterval(() => undefined, 1000);
