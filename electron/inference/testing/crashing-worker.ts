/** A worker that dies of its driver: it answers `loadSpeechModel` with progress on WebGPU and a segmentation fault. */
import { channelToParent } from '../../transport/channels/child-process.ts';
import type { Request, Response } from '../../transport/envelope.ts';

const channel = channelToParent<Request, Response>();
channel.onClose(() => process.exit());
channel.onMessage((request) => {
  if (request.kind !== 'call') return;
  if (request.operation !== 'loadSpeechModel') {
    channel.post({ kind: 'reply', id: request.id, value: JSON.parse(process.argv[2]!) });
    return;
  }
  channel.post({ kind: 'progress', id: request.id, value: { provider: 'webgpu' } });
  setTimeout(() => {
    process.stderr.write('driver: assertion failed\n');
    setTimeout(() => process.kill(process.pid, 'SIGSEGV'), 50);
  }, 50);
});
