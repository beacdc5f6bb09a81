import { describe, expect, it } from 'vitest';
import { PacketTally } from './packet-survey.ts';
import type { SurveyPlan } from './packet-survey.ts';
import { planSurvey } from './plan-survey.ts';

function tally(plan: SurveyPlan, lines: readonly string[]) {
  const counted = new PacketTally(plan);
  for (const line of lines) counted.push(line);
  return counted.finish(true);
}

/** Frames of a second at 4 a second. */
const second = (start: number) =>
  [0, 0.25, 0.5, 0.75].map((at) => `0,${start + at},${start + at},0.250000,K__`);

describe('a survey of packets', () => {
  it('tells where each stream ends, without what an edit list hides', () => {
    const { streams, isWhole } = tally({ kind: 'whole' }, [
      '0,0.000000,-0.080000,0.040000,K__',
      '0,0.120000,-0.040000,0.040000,__',
      '1,0.000000,0.000000,0.021333,K__,side data,1024',
      '',
      '1,5.000000,5.000000,0.021333,KD_',
    ]);
    expect(isWhole).toBe(true);
    expect(streams.get(0)).toMatchObject({ runs: [{ times: [0, 0.12], isWhole: true }] });
    expect(streams.get(0)!.endSeconds).toBeCloseTo(0.16);
    expect(streams.get(1)!.endSeconds).toBeCloseTo(0.0213, 3);
  });

  it('adds up the lengths where packets have no times', () => {
    const found = tally({ kind: 'whole' }, ['0,N/A,N/A,0.040000,K__', '0,N/A,N/A,0.040000,__']).streams.get(
      0,
    )!;
    expect(found.endSeconds).toBeNull();
    expect(found.lengthSeconds).toBeCloseTo(0.08);
  });

  it('takes decoding times where most packets have no other, as in AVI', () => {
    const lines = ['0,0.08,0.00,0.04,K__', '0,N/A,0.04,0.04,__', '0,N/A,0.08,0.04,__'];
    expect(tally({ kind: 'whole' }, lines).streams.get(0)!.runs[0]!.times).toEqual([0, 0.04, 0.08]);
  });

  it('keeps the places apart, also where one met the end of the file', () => {
    const plan = { kind: 'places', seconds: [0, 10, 20], packets: 4, tailSeconds: 20 } as const;
    const timesOf = (lines: readonly string[]) =>
      tally(plan, lines)
        .streams.get(0)!
        .runs.map(({ times }) => times);
    const whole = [0, 10, 20, 20].flatMap(second);
    expect(timesOf(whole).map((times) => times[0])).toEqual([0, 10, 20, 20]);
    const end = second(10).slice(0, 2);
    const short = [...second(0), ...end, ...end, ...second(10)];
    expect(timesOf(short).map((times) => times[0])).toEqual([0, 10, 10, 10]);
  });
});

describe('the plan of a survey', () => {
  const question = { container: 'mov,mp4', startMs: 0, video: [], audio: [], isGuess: false, bytes: 1e9 };

  it('reads a short file, and one whose length is a guess, whole', () => {
    expect(planSurvey({ ...question, claimMs: 8000, bytes: 1e6 })).toEqual({ kind: 'whole' });
    expect(planSurvey({ ...question, claimMs: undefined })).toEqual({ kind: 'whole' });
    expect(planSurvey({ ...question, claimMs: 7_200_000, isGuess: true })).toEqual({ kind: 'whole' });
  });

  it('reads places of a film, and its end, by the clock of the container', () => {
    const video = [{ streamIndex: 0 }] as never;
    const plan = planSurvey({ ...question, video, claimMs: 610_000, startMs: 10_000 });
    expect(plan).toMatchObject({ seconds: [10, 110, 210, 310, 410, 510], tailSeconds: 607 });
  });
});
