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
  // What was said must have left before the crash: a pipe outlives the process that wrote into it.
  const crash = () => void process.kill(process.pid, 'SIGSEGV');
  process.send!({ kind: 'progress', id: request.id, value: { provider: 'webgpu' } }, () =>
    process.stderr.write('driver: assertion failed\n', crash),
  );
});
