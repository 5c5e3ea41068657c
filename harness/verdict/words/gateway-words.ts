import type { WordsFor } from '../words.ts';
import { listText } from './lists.ts';

type Codes = 'arc-sealer-not-listed' | 'arc-chain-broken' | 'gateway-bypassed' | 'gateway-hides-sender';

/** Words about those who pass mail on to a server that judges it again. */
export const GATEWAY_WORDS: WordsFor<Codes> = {
  'arc-sealer-not-listed': ({ people, sealers, receivers, rules, ofLibrary }) => ({
    sentence: `Mail of ${listText(people)} passed before it was passed on, and ${listText(sealers)} sealed that (ARC), but ${listText(receivers)} does not list ${listText(sealers)} as a trusted sealer and kept it out (${listText(rules)}).`,
    mend: `The administrator of ${listText(receivers)} can add ${listText(sealers)} to the trusted ARC sealers (Microsoft Defender, Email authentication settings, ARC)${ofLibrary ? '' : '; ask there'}. Whoever stands there can vouch for any mail, so list no more than are needed.`,
    actor: ofLibrary ? 'library-it' : 'patron',
  }),
  'arc-chain-broken': ({ people, sealers, receivers, from, problem, changed, ofLibrary }) => ({
    sentence: `${listText(receivers)} trusts the ARC seals of ${listText(sealers)}, but ${changed ? `mail of ${listText(people)} was changed after it was sealed` : `those on mail of ${listText(people)} do not hold`}, so that they count for nothing (${problem}). It was so when it came from ${listText(from)}.`,
    mend: changed
      ? `Whoever changes mail after ${listText(sealers)} must leave it as it is, so have the line, banner or subject tag that ${listText(from)} adds switched off for this mail; or it seals what it sends on and is listed as a trusted ARC sealer too.`
      : `${ofLibrary ? 'See' : `The administrator of ${listText(receivers)} can see`} what is wrong with the seals of ${listText(sealers)}: whether the key is published at the name that they state, and whether every server on the way kept the ARC fields of those before it.`,
    actor: ofLibrary ? 'library-it' : 'patron',
  }),
  'gateway-bypassed': ({ people, server, host, addresses, gateways }) => ({
    sentence: `${server} takes mail from addresses that it lists only (Microsoft 365: of its connectors; Google: of the inbound gateway), and mail for ${listText(people)} came to ${host} from ${listText(addresses)}, round the gateway in front of it.`,
    mend: `Hand the mail to ${gateways.length === 0 ? 'the host that the MX leads to' : `the gateway, ${listText(gateways)},`} and not to ${host}: that is the name for E-Mail Server Name where one is set. Or have ${server} list ${listText(addresses)} there. Do not let everybody in for this.`,
    actor: 'library-it',
  }),
  'gateway-hides-sender': ({ gateway, addresses, receivers, rules, sealer, flows }) => ({
    sentence: `${gateway} lets this mail through, and ${listText(receivers)} behind it keeps it out (${listText(rules)}), because it asks about the gateway’s address ${listText(addresses)} and not the sender’s: ${flows.join('; ')}.`,
    mend: `In ${listText(receivers)} set up an inbound connector for ${listText(addresses)}, the gateway’s addresses (Microsoft 365: with Enhanced Filtering; Google Workspace: Inbound gateway; other servers have it by another name), so that mail over the gateway is not judged a second time by the gateway’s address.${sealed(sealer)} Do not put the gateway into senders’ SPF records, and do not allow From addresses: anybody can write those.`,
    actor: 'library-it',
  }),
};

function sealed(sealer: string): string {
  return sealer === '' ? '' : ` Or list ${sealer}, with which the gateway seals, as a trusted ARC sealer.`;
}
