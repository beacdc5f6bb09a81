import { describe, expect, it } from 'vitest';
import { programTimes, ticksPerSecond } from './program-times.ts';
import { surveyClock } from './survey-clock.ts';

/** A packet of MPEG-TS that begins a frame, of which only the decoding time matters. */
function transportPacket(stream: number, seconds: number): Buffer {
  const packet = Buffer.alloc(188, 0xff);
  packet.set([0x47, 0x40 | (stream >> 8), stream & 0xff, 0x10, 0, 0, 1, 0xe0, 0, 0, 0x80, 0x80, 5]);
  packet.set(timeBytes(2, seconds), 13);
  return packet;
}

function timeBytes(marker: number, seconds: number): number[] {
  const ticks = BigInt(Math.round(seconds * ticksPerSecond)) % (1n << 33n);
  const part = (shift: bigint, mask: bigint) => Number((ticks >> shift) & mask);
  return [
    (marker << 4) | (part(30n, 7n) << 1) | 1,
    part(22n, 255n),
    (part(15n, 127n) << 1) | 1,
    part(7n, 255n),
    (part(0n, 127n) << 1) | 1,
  ];
}

/** Packets without a beginning, as of a large picture. */
const filling = (count: number) =>
  Buffer.concat(
    Array.from({ length: count }, () => Buffer.from([0x47, 0, 100, 0x10, ...new Array<number>(184).fill(7)])),
  );

interface Part {
  readonly from: number;
  readonly to: number;
  /** When the sound pauses. */
  readonly pause?: readonly [number, number];
}

/** 25 pictures and 25 pieces of sound a second. */
function recording(...parts: readonly Part[]): Buffer {
  const packets: Buffer[] = [];
  for (const { from, to, pause = [0, 0] } of parts) {
    for (let frame = 0; frame < (to - from) * 25; frame++) {
      const seconds = from + frame / 25;
      packets.push(transportPacket(100, seconds), filling(3));
      if (seconds < pause[0] || seconds >= pause[1]) packets.push(transportPacket(101, seconds));
    }
  }
  return Buffer.concat(packets);
}

async function survey(content: Buffer) {
  let reads = 0;
  const found = await surveyClock('mpegts', content.length, (position, length) => {
    reads++;
    return Promise.resolve(content.subarray(position, position + length));
  });
  return { ...found, reads };
}

describe('the clock of an MPEG stream', () => {
  it('is steady where it runs through, also over the end of its 33 bits', async () => {
    expect((await survey(recording({ from: 1.4, to: 120 }))).clock).toBe('steady');
    expect((await survey(recording({ from: 95_400, to: 95_500 }))).clock).toBe('steady');
  });

  it('is steady where one stream pauses, and where a packet from before the pause is written late', async () => {
    expect((await survey(recording({ from: 0, to: 60, pause: [20, 45] }))).clock).toBe('steady');
    const late = Buffer.concat([
      recording({ from: 0, to: 20 }),
      recording({ from: 20, to: 32, pause: [20, 32] }),
      transportPacket(101, 20),
      recording({ from: 32, to: 50 }),
    ]);
    expect((await survey(late)).clock).toBe('steady');
  });

  it('is steady at a low rate, where a window holds many seconds', async () => {
    const packets = Array.from({ length: 20_000 }, (_, i) => transportPacket(100, i / 5));
    expect((await survey(Buffer.concat(packets))).clock).toBe('steady');
  });

  it.each([
    ['in two halves', [0, 60], [0, 60]],
    ['with a short part at the end', [100, 400], [0, 3]],
    ['that overlap', [0, 60], [50, 110]],
  ] as const)('goes back in joined recordings %s', async (_, first, second) => {
    const content = recording({ from: first[0], to: first[1] }, { from: second[0], to: second[1] });
    expect((await survey(content)).clock).toBe('back');
  });

  it('leaps where all streams do', async () => {
    const content = recording({ from: 0, to: 200 }, { from: 5000, to: 5100 });
    expect((await survey(content)).clock).toBe('ahead');
    const pause = recording({ from: 0, to: 100 }, { from: 120, to: 300 });
    expect((await survey(pause)).clock).toBe('ahead');
  });

  it('ends before the space that a recorder reserved, found in a few reads', async () => {
    const stream = recording({ from: 0, to: 30 });
    const { endBytes, clock, reads } = await survey(Buffer.concat([stream, Buffer.alloc(64_000_000)]));
    expect(endBytes).toBeGreaterThanOrEqual(stream.length);
    expect(endBytes).toBeLessThanOrEqual(stream.length + 65_536);
    expect(clock).toBe('steady');
    expect(reads).toBeLessThan(100);
  });

  it('is unknown where the file is none', async () => {
    expect(await surveyClock('mpegts', 1000, () => Promise.resolve(Buffer.alloc(1000)))).toBeNull();
  });
});

describe('times in a piece of an MPEG stream', () => {
  it('are found from the middle of a packet on, with times before packets too', () => {
    const packets = [1, 2, 3, 4, 5, 6].map((seconds) => transportPacket(256, seconds));
    const cut = Buffer.concat(packets).subarray(100);
    expect(programTimes('mpegts', cut)!.map(({ ticks }) => ticks / ticksPerSecond)).toEqual([2, 3, 4, 5, 6]);
    const timed = Buffer.concat(packets.map((packet) => Buffer.concat([Buffer.alloc(4, 1), packet])));
    expect(programTimes('mpegts', timed)).toHaveLength(6);
  });

  it('are those of packets in MPEG-PS, old and new', () => {
    const pack = Buffer.from([0, 0, 1, 0xba, 0x44, 0, 4, 0, 4, 1, 1, 0x89, 0xc3, 0xf8]);
    const packet = Buffer.from([0, 0, 1, 0xe0, 0, 20, 0x80, 0x80, 5, ...timeBytes(2, 3)]);
    const old = Buffer.from([0, 0, 1, 0xc0, 0, 20, 0xff, 0xff, 0x60, 0x20, ...timeBytes(2, 4)]);
    const found = programTimes('mpeg', Buffer.concat([pack, packet, pack, old, Buffer.alloc(16)]));
    expect(found).toEqual([
      { stream: 0xe0, ticks: 3 * ticksPerSecond },
      { stream: 0xc0, ticks: 4 * ticksPerSecond },
    ]);
    expect(programTimes('mpeg', Buffer.alloc(1000))).toBeNull();
  });
});
