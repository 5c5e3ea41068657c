import type { SettingValue } from '../model/receiver.ts';
import { normalDomain } from '../standards/domain.ts';
import { entries, type Part } from '../source/part.ts';
import { canonicalIp } from './canonical-ip.ts';
import { complain, type Ground } from './ground.ts';
import { domainText, ipText } from './shape/text-shapes.ts';

interface Sort {
  readonly shape: typeof ipText;
  readonly normal: (text: string) => string;
  readonly mend: string;
}

const ADDRESSES: Sort = {
  shape: ipText,
  normal: canonicalIp,
  mend: 'Write one IP address after another, such as 203.0.113.25 or 2001:db8::25; a network or a name never fits.',
};
const DOMAINS: Sort = {
  shape: domainText,
  normal: normalDomain,
  mend: 'Write one domain name after another, such as acme.org.',
};

/** What the predicates read these lists for; anything else in them would match nothing, and nobody would be told. */
const SORTS: Readonly<Record<string, Sort>> = {
  allowedIps: ADDRESSES,
  blockedIps: ADDRESSES,
  blocklists: DOMAINS,
  relayDomains: DOMAINS,
  trustedArcSealers: DOMAINS,
};

/** A setting as receivers compare with it: of lists of addresses or domains each entry in normal form. */
export function normalSetting(ground: Ground, name: string, part: Part<SettingValue>): SettingValue {
  const { value } = part;
  const sort = Object.hasOwn(SORTS, name) ? SORTS[name] : undefined;
  if (sort === undefined || !isList(value)) return value;
  return entries({ ...part, value }).map((entry) => {
    if (sort.shape.safeParse(entry.value).success) return sort.normal(entry.value);
    complain(ground, entry, { problem: `\`${name}\` cannot hold "${entry.value}".`, mend: sort.mend });
    return entry.value;
  });
}

function isList(value: SettingValue): value is readonly string[] {
  return Array.isArray(value);
}
