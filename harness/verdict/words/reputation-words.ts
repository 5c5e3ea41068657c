import type { FindingFacts } from '../findings/finding.ts';
import type { Held, ReputationFacts } from '../facts/reputation-facts.ts';
import type { Words, WordsFor } from '../words.ts';
import { countText, listText, numberText } from './lists.ts';

/** Words for what the model of reputation does to notices. */
export const REPUTATION_WORDS: WordsFor<keyof ReputationFacts> = {
  'reputation-lost': lostWords,
  'ses-account-paused': ({ service, limit, reply, people, ...held }) => ({
    sentence: `${service} has paused the account, and every notice to ${listText(people)} is refused (${reply}): ${causeText(held, 'went through it')}, and from ${limit} % on it may pause an account. All libraries that send through the account are silent with it. When it does so is a model (docs/reputation.md).`,
    mend: `Answer the case that Amazon has opened, saying what was changed: ${endText(held)}. Until it lets the account send again, reach patrons by phone or letter. An account for each library, or tenant, keeps the mistakes of one from the others.`,
    actor: 'vendor',
  }),
  'ses-account-under-review': ({ service, limit, people, ...held }) => ({
    sentence: `${service} has the account under review, and may pause it for all libraries that use it: ${causeText(held, 'went through it')}, and ${limit} % is its limit. Notices to ${listText(people)} still go out.`,
    mend: `Before it comes to a pause: ${endText(held)}. Then answer Amazon's case.`,
    actor: 'vendor',
  }),
};

function lostWords(facts: FindingFacts['reputation-lost']): Words {
  const { people, subject, kind, receivers, lists, late, memoryDays, by } = facts;
  const whose =
    kind === 'domain' ? 'were sent in its name' : by === 'others' ? 'others who share it sent' : 'went out from it';
  const listed = lists.length === 0 ? '' : ` and stands on ${listText(lists)}`;
  const name = `${subject} has a ${facts.level} name${listed}`;
  const effect = late ? 'are put off and come late' : 'are refused or put off';
  return {
    sentence: `Notices for ${listText(people)} ${effect} at ${listText(receivers)}: ${name}, since ${causeText(facts, whose)}. That it is so is a model (docs/reputation.md); no SPF, DKIM or DMARC record changes it.`,
    mend: `${endOf(facts)}${removal(facts)} Receivers that keep no list forget after a while: ${countText(memoryDays, 'day')} in the model.`,
    actor: by === 'others' ? 'vendor' : kind === 'ip' ? 'library-it' : 'library',
  };
}

/** What ends the cause, by whose it was. */
function endOf(facts: FindingFacts['reputation-lost']): string {
  if (facts.by === 'others') {
    return `Others who send from ${facts.subject} brought that about: ask the service for an address of your own (a dedicated IP), or for another pool.`;
  }
  if (facts.kind === 'domain') {
    return `Let newsletters have a subdomain of their own in From, such as news.${facts.subject}, so that what readers think of them is not held against notices; and ${endText(facts)}.`;
  }
  return facts.rule === 'volume'
    ? 'Send mass mailings through a newsletter service, with addresses and a subdomain of its own, and never from the address that the notices come from.'
    : `First ${endText(facts)}.`;
}

function removal({ lists, listedDays, kind }: FindingFacts['reputation-lost']): string {
  if (lists.length === 0) return '';
  const where = 'https://check.spamhaus.org/';
  const also = kind === 'ip' ? ', and of Microsoft by the link in its reply' : '';
  return ` Then ask for removal at ${where}${also}, or wait: a list keeps what nobody reports again for ${countText(listedDays, 'day')} in the model.`;
}

function endText({ rule }: Pick<Held, 'rule'>): string {
  return rule === 'bounces'
    ? 'correct or delete the addresses that bounced, and send no more to lists of old ones'
    : 'write only to those who asked for it, say in each message why they get it and how to end that, and stop at the first complaint';
}

function causeText({ rule, messages, count, day, since }: Held, whose: string): string {
  const last = since.length === 0 ? '' : ` (the last of them about ${listText(since)})`;
  if (rule === 'volume') {
    return `${numberText(messages)} messages were sent on ${day}, where ${numberText(count)} a day are usual`;
  }
  const what = rule === 'complaints' ? 'were marked as spam' : 'came back because there was no such mailbox';
  return `${numberText(count)} of ${countText(messages, 'message')} that ${whose} ${what}${last}, which is ${percent(count, messages)} %`;
}

/** Two decimals at most: `0.3`, `0.44`. */
function percent(count: number, messages: number): string {
  return String(Math.round((count / messages) * 10_000) / 100);
}
