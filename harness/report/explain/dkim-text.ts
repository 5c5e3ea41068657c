import type { DkimExplanation } from '../../model/auth-explanation.ts';
import type { Page } from './page.ts';
import { lines, shortened } from './page.ts';

/** DKIM signature by signature, or that there is none. */
export function dkimText(dkim: DkimExplanation | null, page: Page): readonly string[] {
  if (dkim === null) return [];
  const heading = `      ${page.colours.bold('DKIM')}: ${dkim.signatures.length === 0 ? 'none, the message is unsigned' : dkim.result}`;
  const signatures = dkim.signatures.flatMap(({ domain, selector, result, comment, key }) => [
    ...lines(`d=${domain} s=${selector}: ${result}${comment === '' ? '' : ` (${comment})`}`, page, {
      indent: 8,
      hanging: 2,
    }),
    ...lines(`key at ${selector}._domainkey.${domain}: ${key === null ? 'not asked' : shortened(key)}`, page, {
      indent: 10,
      hanging: 2,
    }),
  ]);
  return [heading, ...signatures];
}
