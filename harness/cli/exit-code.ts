import type { Report } from '../index.ts';

/** What the exit codes mean; documented in `noticeproof --help`. */
export const EXIT = {
  asExpected: 0,
  unexpected: 1,
  usage: 2,
  inconclusive: 3,
  ownFault: 70,
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What makes a run fail besides mistakes. */
export const FAILURES = ['unexpected', 'inconclusive'] as const;
export type Failure = (typeof FAILURES)[number];

/** The exit code of a run that came to its end: mistakes before unmet expectations before what nobody can say. */
export function exitCodeOf({ summary, errors }: Report, failOn: readonly Failure[]): ExitCode {
  if (errors.length > 0) return EXIT.usage;
  if (summary.unexpected > 0 && failOn.includes('unexpected')) return EXIT.unexpected;
  if (summary.inconclusive > 0 && failOn.includes('inconclusive')) return EXIT.inconclusive;
  return EXIT.asExpected;
}

/** Of several exit codes the one that says most. */
export function gravest(codes: readonly ExitCode[]): ExitCode {
  const order: readonly ExitCode[] = [70, 130, 2, 1, 3];
  return order.find((code) => codes.includes(code)) ?? EXIT.asExpected;
}
