import type { Receiver, Source } from '../../model/receiver.ts';

/** The sources of a receiver's rules, each once, in the order in which the rules name them. */
export function sourcesOf({ rules }: Receiver): readonly Source[] {
  return [...new Map(rules.map(({ source }) => [`${source.title} ${source.date}`, source])).values()];
}

/** Date of the newest of them, YYYY-MM or YYYY-MM-DD; '' where there is no rule. */
export function newestSource(receiver: Receiver): string {
  return sourcesOf(receiver)
    .map(({ date }) => date)
    .reduce((newest, date) => (date > newest ? date : newest), '');
}
