import type { Lookup, Question } from '../../model/dns.ts';
import type { SesAccount } from '../../model/ses.ts';

/** What one look at the DNS finds. */
export interface Found {
  readonly found: boolean;
  readonly undeclared: readonly Question[];
}

/** Whether all three CNAMEs of Easy DKIM are there and lead where they should. */
export function cnamesFound(domain: string, { tokens, dkimZone }: SesAccount, lookup: Lookup): Found {
  const undeclared: Question[] = [];
  const isThere = (token: string): boolean => {
    const name = `${token}._domainkey.${domain}`;
    const answer = lookup(name, 'CNAME');
    if (answer.status === 'undeclared') undeclared.push({ name, type: 'CNAME' });
    return answer.data.some((data) => data.type === 'CNAME' && data.target.toLowerCase() === `${token}.${dkimZone}`);
  };
  return { found: tokens.map(isThere).every(Boolean), undeclared };
}

/** Whether a custom MAIL FROM domain has exactly one MX record, which names the region's feedback host. */
export function feedbackMxFound(domain: string, { feedbackHost }: SesAccount, lookup: Lookup): Found {
  const answer = lookup(domain, 'MX');
  const exchanges = answer.data.flatMap((data) => (data.type === 'MX' ? [data.exchange.toLowerCase()] : []));
  const undeclared: Question[] = answer.status === 'undeclared' ? [{ name: domain, type: 'MX' }] : [];
  return { found: exchanges.length === 1 && exchanges[0] === feedbackHost, undeclared };
}
