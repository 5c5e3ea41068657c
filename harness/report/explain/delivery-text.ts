import type { AttemptExplanation, DeliveryExplanation, QueueExplanation } from '../../model/explanation.ts';
import { attemptText } from './attempt-text.ts';
import type { Page } from './page.ts';
import { dayAndTime, labelled, lines } from './page.ts';

/**
 * One delivery: its envelope, every attempt with its evidence, the queue, its end.
 *
 * @param decides whether it is the one that gave the flow its fate: then its end was told already.
 */
export function deliveryText(delivery: DeliveryExplanation, decides: boolean, page: Page): readonly string[] {
  const { id, causedBy, sender, attempts, queue, end } = delivery;
  const told = attempts.flatMap((attempt) =>
    attempt.evidence === null ? [] : attemptText(attempt, attempt.evidence, page),
  );
  return [
    `  ${page.colours.bold(`Delivery ${id}`)}: sent by ${sender}, caused by ${causedBy}`,
    ...envelope(delivery, page),
    ...told,
    ...(attempts.length > 1 || endedInQueue(delivery) ? queueText(attempts, queue, page) : []),
    ...(decides ? [] : ['', ...labelled('End', end, page, { indent: 4, column: 11 })]),
  ];
}

function endedInQueue({ rule }: DeliveryExplanation): boolean {
  return rule?.endsWith('#queue-lifetime') === true;
}

function envelope(delivery: DeliveryExplanation, page: Page): readonly string[] {
  const { mailFrom, headerFrom, replyTo, to, route, report } = delivery;
  const facts: readonly (readonly [string, string])[] = [
    ['MAIL FROM', mailFrom || '<> (the null sender)'],
    ['From', headerFrom ?? '(none)'],
    ['Reply-To', replyTo ?? '(none)'],
    ['RCPT TO', to],
    ['Route', route],
    ...(report === null
      ? []
      : ([
          [
            'Report',
            `by ${report.reportingMta}: ${report.finalRecipient} failed with status ${report.status}` +
              (report.diagnostic === null ? '' : `; smtp; ${report.diagnostic}`),
          ],
        ] as const)),
  ];
  return facts.flatMap(([label, text]) => labelled(label, text, page, { indent: 4, column: 11 }));
}

/** Attempts that went alike are told in one line. */
function queueText(attempts: readonly AttemptExplanation[], queue: QueueExplanation, page: Page): readonly string[] {
  const { colours } = page;
  const runs = [...Map.groupBy(attempts, ({ number, sameAs }) => sameAs ?? number).values()];
  const told = runs.flatMap((run) => runText(run, page));
  return ['', `    ${colours.bold('Queue')}`, ...lines(queueSentence(queue), page, { indent: 6, hanging: 2 }), ...told];
}

function runText(run: readonly AttemptExplanation[], page: Page): readonly string[] {
  const [first] = run;
  const last = run.at(-1);
  if (first === undefined || last === undefined) return [];
  const head =
    run.length === 1
      ? `attempt ${first.number}, ${dayAndTime(first.at)}`
      : `attempts ${first.number} to ${last.number}, ${dayAndTime(first.at)} to ${dayAndTime(last.at)}`;
  return lines(`${head}: ${first.reply}`, page, { indent: 6, hanging: 2 });
}

function queueSentence({ retryAfter, lifetime, source, assumed }: QueueExplanation): string {
  const waits = retryAfter.map(durationText).join(', ');
  const from = `${source.title}, ${source.date}${assumed ? '; assumed' : ''}`;
  return `Tried again after ${waits}, then always after the last of these, for ${durationText(lifetime)} (${from}).`;
}

/** Seconds as `15m`, `4h`, `5d`. */
function durationText(seconds: number): string {
  const units = [
    ['d', 86_400],
    ['h', 3600],
    ['m', 60],
  ] as const;
  const unit = units.find(([, size]) => seconds >= size && seconds % size === 0);
  return unit === undefined ? `${seconds}s` : `${seconds / unit[1]}${unit[0]}`;
}
