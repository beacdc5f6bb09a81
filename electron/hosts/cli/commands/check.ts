import { basename } from 'node:path';
import { checkTrack } from '../../../../core/check/check-track.ts';
import type { CheckOptions } from '../../../../core/check/check-track.ts';
import type { Violation } from '../../../../core/check/violation.ts';
import type { Cue } from '../../../../core/cues/cue.ts';
import { visibleText } from '../../../../core/cues/markup.ts';
import type { FormatProblem } from '../../../../core/format-problems.ts';
import type { ParsedSubtitles } from '../../../../core/formats/subtitle-document.ts';
import { knownLanguageName } from '../../../../core/language/language-name.ts';
import { languageOfScript } from '../../../../core/language/language-of-script.ts';
import { resolveProfile } from '../../../../core/profiles/profiles.ts';
import type { ProfileId } from '../../../../core/profiles/profile.ts';
import { locateFfmpeg } from '../../../services/ffmpeg/locate-ffmpeg.ts';
import { probe } from '../../../services/media/probe.ts';
import { settleShots } from '../../../analyses/transcript/caption-recording.ts';
import { findShotChanges } from '../../../analyses/shots/shots.ts';
import { readSubtitleFile } from '../../../services/subtitles/read-subtitle-file.ts';
import { languageOfFileName } from '../../../services/subtitles/track-language.ts';
import { exitStatus } from '../exit-status.ts';
import type { Terminal } from '../terminal.ts';
import { formatProblemSentence, wordedProblem } from '../words/format-problem-sentence.ts';
import { violationSentence } from '../words/violation-sentence.ts';
import { note } from '../../../../core/notes.ts';
import { mainPicture } from '../../../../core/media/main-picture.ts';
import { shownPicture } from '../../../../core/media/shown-picture.ts';
import { profileForPicture } from '../../../../core/style/new-track.ts';
import { isUpright } from '../../../../core/style/picture-fit.ts';
import type { PictureShape } from '../../../../core/style/picture-fit.ts';
import { noteSentence } from '../words/note-sentence.ts';
import { counted } from '../words/counted.ts';
import { clock } from '../words/clock.ts';
import type { CheckRequest } from './check-options.ts';

/** `sidecut check FILE` */
export async function runCheck(request: CheckRequest, terminal: Terminal): Promise<number> {
  const { file } = request;
  const subtitles = await readSubtitleFile(file, {}, terminal.signal);
  const language = request.language ?? toldLanguage(file, subtitles) ?? 'en';
  const video = request.video === undefined ? undefined : await videoFacts(request.video, terminal);
  const picture = video?.picture ?? null;
  const vertical = picture !== null && isUpright(picture);
  const profileId = profileForPicture(request.profile, picture);
  const profile = resolveProfile(profileId, { language, vertical, children: request.children ?? false });
  const violations = checkTrack({ cues: subtitles.cues, language }, { profile, ...video?.facts });
  const report: Report = {
    file,
    profile: profileId,
    profileName: profile.name,
    language,
    cues: subtitles.cues,
    violations,
    problems: subtitles.problems,
  };
  terminal.stdout(request.json ? toJson(report) : describe(report));
  return violations.length + subtitles.problems.length > 0 ? exitStatus.failed : exitStatus.done;
}

/** By the file's own word, its name (`talk.zh.srt`), or the script of its text. */
function toldLanguage(file: string, { language, cues }: ParsedSubtitles): string | undefined {
  const text = () => cues.map((cue) => visibleText(cue.text)).join('\n');
  return language ?? languageOfFileName(basename(file)) ?? languageOfScript(text());
}

interface Report {
  readonly file: string;
  readonly profile: ProfileId;
  readonly profileName: string;
  /** What the subtitles were judged as. */
  readonly language: string;
  readonly cues: readonly Cue[];
  readonly violations: readonly Violation[];
  /** What was wrong with the file itself, and repaired while reading. */
  readonly problems: readonly FormatProblem[];
}

interface VideoFacts {
  readonly picture: PictureShape | null;
  readonly facts: Omit<CheckOptions, 'profile'>;
}

async function videoFacts(path: string, terminal: Terminal): Promise<VideoFacts> {
  const tools = await locateFfmpeg();
  const info = await probe(tools, path, terminal.signal);
  const picture = mainPicture(info);
  if (!picture) return { picture: null, facts: { durationMs: info.durationMs } };
  const shots = findShotChanges(tools, info, { signal: terminal.signal }).then((found) =>
    found.map(({ timeMs }) => timeMs),
  );
  const { shotChanges, shotsFailure: failure } = await settleShots(shots);
  if (failure !== undefined) terminal.stderr(`${noteSentence(note('shots-unknown', { failure }))}\n`);
  return {
    picture: shownPicture(info),
    facts: {
      durationMs: info.durationMs,
      ...(failure === undefined ? { shotChanges } : {}),
      ...(picture.frameRate ? { frameRate: picture.frameRate } : {}),
    },
  };
}

function toJson(report: Report): string {
  const { file, profile, profileName, language, cues } = report;
  const violations = report.violations.map((violation) => ({
    ...violation,
    message: violationSentence(violation, profileName),
  }));
  const problems = report.problems.map(wordedProblem);
  const document = { file, profile, language, cues: cues.length, violations, problems };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function describe({ file, profile, profileName, language, cues, violations, problems }: Report): string {
  const lines = problems.map((found) => `${file}:${found.line}: ${formatProblemSentence(found)}`);
  for (const violation of violations) {
    const { cueIndex, severity, code } = violation;
    const cue = cues[cueIndex];
    const sentence = violationSentence(violation, profileName);
    lines.push(`cue ${cueIndex + 1} (${clock(cue?.startMs ?? 0)}) ${severity} ${code}: ${sentence}`);
  }
  const found = violations.length + problems.length;
  const outcome = found === 0 ? 'nothing found' : `${found} found`;
  const name = knownLanguageName(language, 'en') ?? language;
  const checked = `${file}: ${counted(cues.length, 'cue')} checked as ${name} against ${profile}: ${outcome}`;
  return `${[...lines, checked].join('\n')}\n`;
}
