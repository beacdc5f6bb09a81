import { basename, extname, resolve } from 'node:path';
import type { SpeakersResult } from '../../../../core/analysis/speakers.ts';
import { once } from '../../../../core/async/once.ts';
import { writeRttm } from '../../../../core/evaluation/rttm.ts';
import type { MediaInfo } from '../../../../core/media/media-info.ts';
import type { Medium } from '../../../analyses/analysis-work.ts';
import { findSpeakers } from '../../../analyses/speakers/find-speakers.ts';
import { installedSegmenter, loadSegmenter } from '../../../analyses/speakers/segmenter.ts';
import { loadVoiceEncoder } from '../../../analyses/speakers/voice-encoder.ts';
import { createInferenceClient } from '../../../inference/client.ts';
import { locateFfmpeg } from '../../../services/ffmpeg/locate-ffmpeg.ts';
import { writeWholeFile } from '../../../services/files/write-whole-file.ts';
import { recogniseFile } from '../../../services/media/known-fingerprint.ts';
import { probe } from '../../../services/media/probe.ts';
import { modelPlaces } from '../../../services/models/layout/model-places.ts';
import { dataFiles, dataFolder } from '../../data-folder.ts';
import { cliOutputRule } from '../cli-output-rule.ts';
import { exitStatus } from '../exit-status.ts';
import { openListening } from '../open-listening.ts';
import { openWordStore } from '../open-word-store.ts';
import { ProgressLine } from '../progress-line.ts';
import type { Terminal } from '../terminal.ts';
import { counted } from '../words/counted.ts';
import { noteSentence } from '../words/note-sentence.ts';
import { newSpeakerName } from '../words/speaker-names.ts';
import { clock } from '../words/clock.ts';
import type { SpeakersRequest } from './speakers-options.ts';

/** `sidecut speakers FILE` */
export async function runSpeakers(request: SpeakersRequest, terminal: Terminal): Promise<number> {
  const { file, out } = request;
  // Before any long work.
  if (out !== undefined) await cliOutputRule().check(resolve(out));
  const line = new ProgressLine(terminal);
  try {
    const { info, value, notes } = await speakersOfFile(request, terminal, line);
    line.clear();
    for (const one of notes) terminal.stderr(`${noteSentence(one)}\n`);
    const text = textOf(request, info, value);
    if (out === undefined) terminal.stdout(text);
    else {
      await writeWholeFile(out, text, { overwrite: request.overwrite === true });
      const { speakers, turns } = value;
      const facts = `${counted(speakers.length, 'speaker')}, ${counted(turns.length, 'turn')}`;
      terminal.stderr(`${out}: ${facts}\n`);
    }
    return exitStatus.done;
  } catch (error) {
    line.clear();
    if (!terminal.signal.aborted) throw error;
    terminal.stderr(
      `sidecut: cancelled. What was heard of ${basename(file)} is kept; the same command goes on from there.\n`,
    );
    return exitStatus.cancelled;
  }
}

async function speakersOfFile(
  { file, speakers: wanted, model, track }: SpeakersRequest,
  { signal }: Terminal,
  line: ProgressLine,
) {
  const home = dataFolder();
  const files = dataFiles(home);
  const tools = once(locateFfmpeg);
  await using inference = createInferenceClient({ providerCacheFile: files.providerCache });
  const info = await probe(await tools(), file, signal);
  await using library = disposed(await openWordStore(files));
  const fingerprint = await recogniseFile(library, info.path, signal);
  const medium: Medium = { fingerprint, media: info, id: null, folder: null };
  const choice = { model, takesFolders: true };
  const parts = {
    ...openListening(library, { soundFolder: files.sound, tools, inference }),
    openEncoder: () => loadVoiceEncoder(inference, modelPlaces(home), choice, signal),
    openSegmenter: (id: string) => loadSegmenter(inference, modelPlaces(home), id, signal),
    ...{ voicesFolder: files.voices, locksFolder: files.locks },
  };
  const audioTrack = track === undefined ? null : track - 1;
  const name = basename(file);
  const found = await findSpeakers(
    parts,
    medium,
    {
      ...wanted,
      voiceModel: model ?? '',
      segmentationModel: await installedSegmenter(modelPlaces(home)),
      audioTrack,
    },
    {
      signal,
      onLoading: () => line.update(`${name}: loading the voice encoder`),
      onWait: () => line.note(`${name}: another Sidecut is working on it; waiting.`),
      onFraction: (fraction) =>
        line.update(
          fraction < 1 ? `${name}: ${Math.floor(100 * fraction)} %` : `${name}: telling voices apart`,
        ),
    },
  );
  return { info, ...found };
}

/** Closed when it is let go. */
function disposed<Store extends { close(): Promise<void> }>(store: Store): Store & AsyncDisposable {
  return Object.assign(store, { [Symbol.asyncDispose]: () => store.close() });
}

function textOf({ file, format }: SpeakersRequest, info: MediaInfo, value: SpeakersResult): string {
  const { speakers, turns, findsOverlap } = value;
  const named = turns.map((turn) => ({ ...turn, speaker: newSpeakerName(turn.speaker + 1) }));
  switch (format) {
    case 'rttm': {
      const recording = basename(file, extname(file));
      return writeRttm(named.map((turn) => ({ ...turn, file: recording })));
    }
    case 'json': {
      const spoken = speakers.map(({ speechMs }, i) => ({ name: newSpeakerName(i + 1), speechMs }));
      const document = { file, durationMs: info.durationMs, findsOverlap, speakers: spoken, turns: named };
      return `${JSON.stringify(document, null, 2)}\n`;
    }
    case 'txt':
      return named
        .map(({ startMs, endMs, speaker }) => `${clock(startMs)}  ${clock(endMs)}  ${speaker}\n`)
        .join('');
  }
}
