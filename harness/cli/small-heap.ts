import { setFlagsFromString } from 'node:v8';

/**
 * Keeps the heap near what is alive. A scenario's evidence lives as long as the scenario and is then rubbish; left alone,
 * V8 on a machine with much memory lets several times as much rubbish pile up, though collecting it sooner costs no time
 * that can be measured (docs/benchmarks.md). To be called once everything is loaded: the space for young objects keeps the
 * size that it has by then.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=30');
  setFlagsFromString('--semi-space-growth-factor=1');
}
