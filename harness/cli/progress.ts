import { SingleBar } from 'cli-progress';

/** A line at the foot of a terminal that says how far a run is. */
export interface Progress {
  readonly step: (isAsExpected: boolean) => void;
  /** Takes the line away while something else is written to the terminal. */
  readonly aside: (write: () => void) => void;
  /** Takes the line away for good. Must be called: the line keeps the process alive. */
  readonly stop: () => void;
}

const NONE: Progress = { step: () => {}, aside: (write) => write(), stop: () => {} };

/** @param stream A terminal; null for no progress at all. */
export function startProgress(total: number, stream: NodeJS.WriteStream | null): Progress {
  if (stream === null || total === 0) return NONE;
  const bar = new SingleBar({
    stream,
    format: '[{bar}] {value} of {total} scenarios{odd}',
    barsize: 30,
    clearOnComplete: true,
    // Else the terminal would be left without line breaks by whoever kills the process.
    linewrap: true,
  });
  let done = 0;
  let odd = 0;
  let isOver = false;
  const payload = (): { readonly odd: string } => ({ odd: odd === 0 ? '' : `, ${odd} not as expected` });
  const start = (): void => bar.start(total, done, payload());
  start();
  return {
    step(isAsExpected) {
      done += 1;
      if (!isAsExpected) odd += 1;
      bar.update(done, payload());
    },
    aside(write) {
      // The line remembers where it began, which is elsewhere once something else was written.
      bar.stop();
      write();
      if (!isOver) start();
    },
    stop() {
      isOver = true;
      bar.stop();
    },
  };
}
