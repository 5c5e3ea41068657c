import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** Bytes for young objects, both halves, that are enough for scenarios which are played side by side. */
const ENOUGH_FOR_YOUNG = 24 * 1024 * 1024;

/**
 * Keeps the heap near what is alive. A scenario's evidence lives as long as the scenario and is then rubbish; left alone,
 * V8 on a machine with much memory lets several times as much rubbish pile up (docs/benchmarks.md).
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=30');
  // Reading files leaves little that dies young: the space for it is as good small.
  setFlagsFromString('--semi-space-growth-factor=1');
  // Another thread only plays: it begins with what playing needs.
  setFlagsFromString('--min-semi-space-size=12');
}

/** Lets the space for young objects grow to what playing needs, and no further. To be called now and then while playing. */
export function makeRoomForYoung(): void {
  const young = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
  const factor = (young?.space_size ?? 0) < ENOUGH_FOR_YOUNG ? 2 : 1;
  setFlagsFromString(`--semi-space-growth-factor=${factor}`);
}
