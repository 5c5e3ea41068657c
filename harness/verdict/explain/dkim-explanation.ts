import type { Transaction } from '../../model/delivery.ts';
import type { DkimExplanation } from '../../model/auth-explanation.ts';
import { answerText } from '../answer-text.ts';
import { entryFor } from './journal-lookup.ts';

/** What DKIM found, with the key records as they were answered; null where the receiver decided before it looked. */
export function dkimExplanation({ facts, dns }: Transaction): DkimExplanation | null {
  const dkim = facts?.dkim ?? null;
  if (dkim === null) return null;
  const signatures = dkim.signatures.map(({ domain, selector, result, comment }) => {
    const asked = entryFor(dns, `${selector}._domainkey.${domain}`, 'TXT');
    return { domain, selector, result, comment, key: asked === null ? null : answerText(asked.answer) };
  });
  return { result: dkim.result, signatures };
}
