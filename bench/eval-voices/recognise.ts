import { basename, extname } from 'node:path';
import { captionFiles } from '../../e2e/cli/sidecut-cli.ts';
import type { CaptionedFile } from '../../e2e/cli/sidecut-cli.ts';
import { borrowHome } from '../measures/borrowed-home.ts';
import { childrenCpuSeconds } from '../measures/children-cpu.ts';
import type { VoiceClip } from '../../electron/hosts/cli/measuring/read-truth.ts';

export interface Setting {
  readonly model: string | undefined;
  readonly precision: string | undefined;
  readonly beam: number | undefined;
}

export interface Recognised {
  /** In the order of the clips. */
  readonly files: readonly CaptionedFile[];
  readonly wallSeconds: number;
  /** Of all processes; undefined where the system does not tell. */
  readonly cpuSeconds: number | undefined;
}

/** Files of one call: enough that starting the program does not count. */
const maxFilesPerCall = 50;

/** What the app makes of the clips with one setting. Nothing of it is kept. */
export async function recogniseClips(
  clips: readonly VoiceClip[],
  setting: Setting,
  language: string,
  further: readonly string[],
  onProgress: (done: number) => void,
): Promise<Recognised> {
  await using place = await borrowHome();
  const found = new Map<VoiceClip, CaptionedFile>();
  const [began, cpuBefore] = [performance.now(), childrenCpuSeconds()];
  for (const call of callsFor(clips, language)) {
    const options = [...toArguments(setting, call.language), '--overwrite', ...further];
    const captioned = await captionFiles(
      call.clips.map(({ file }) => file),
      place,
      options,
    );
    for (const [index, clip] of call.clips.entries()) found.set(clip, captioned[index]!);
    onProgress(found.size);
  }
  const cpuAfter = childrenCpuSeconds();
  return {
    files: clips.map((clip) => found.get(clip)!),
    wallSeconds: (performance.now() - began) / 1000,
    cpuSeconds: cpuBefore === undefined || cpuAfter === undefined ? undefined : cpuAfter - cpuBefore,
  };
}

function toArguments({ model, precision, beam }: Setting, language: string): readonly string[] {
  return [
    ...['--language', language],
    ...(model === undefined ? [] : ['--model', model]),
    ...(precision === undefined ? [] : ['--precision', precision]),
    ...(beam === undefined ? [] : ['--beam', String(beam)]),
  ];
}

/** One language a call, and no two files whose subtitles would have the same name. */
export function callsFor(
  clips: readonly VoiceClip[],
  language: string,
): readonly { readonly language: string; readonly clips: readonly VoiceClip[] }[] {
  const calls: { language: string; clips: VoiceClip[]; names: Set<string> }[] = [];
  for (const clip of clips) {
    const told = language === 'given' ? clip.language : language;
    const name = basename(clip.file, extname(clip.file)).toLowerCase();
    const open = calls.find(
      (call) => call.language === told && call.clips.length < maxFilesPerCall && !call.names.has(name),
    );
    if (open === undefined) calls.push({ language: told, clips: [clip], names: new Set([name]) });
    else {
      open.clips.push(clip);
      open.names.add(name);
    }
  }
  return calls;
}
