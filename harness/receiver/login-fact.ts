import { timingSafeEqual } from 'node:crypto';
import type { Instant } from '../model/dns.ts';
import type { LoginFact, SettingValue } from '../model/receiver.ts';
import type { Submitted } from '../model/state.ts';
import type { Account, Site } from '../model/world.ts';
import { localText } from '../standards/local-text.ts';
import { effectiveSettings } from './decide.ts';

export interface LoginContext {
  readonly site: Site;
  /** What its accounts have handed over so far. */
  readonly submissions: readonly Submitted[];
  readonly at: Instant;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * Who logged in with a name and a password (RFC 4954), and how much of its limits that account has used up.
 *
 * @param given null where the client gave none.
 */
export function loginFact(
  given: { readonly user: string; readonly password: string } | null,
  { site, submissions, at }: LoginContext,
): LoginFact {
  const settings = effectiveSettings(site.receiver, site.settings);
  const passwordsEnded = isOver(settings['passwordsUntil'], at);
  if (given === null) return { ...NOBODY, passwordsEnded };
  const account = site.accounts?.find(({ user }) => user.toLowerCase() === given.user.toLowerCase());
  if (account === undefined) return { ...NOBODY, result: 'unknown-user', user: given.user, passwordsEnded };
  const password = whichPassword(account, given.password);
  if (password === 'none') return { ...NOBODY, result: 'wrong-password', user: account.user, passwordsEnded };
  const own = submissions.filter((one) => one.site === site.id && one.user === account.user && one.at <= at);
  const within = (span: number): number =>
    own.filter((one) => one.at > at - span).reduce((sum, { count }) => sum + count, 0);
  const used = { lastMinute: within(MINUTE), lastDay: within(DAY) };
  const { user, addresses } = account;
  const rate = rateOf(used, settings);
  return {
    result: 'accepted',
    user,
    password,
    addresses,
    ...used,
    passwordsEnded,
    rate,
    ...sandboxed(site, used, settings),
  };
}

const NOBODY: LoginFact = {
  result: 'none',
  user: '',
  password: 'none',
  addresses: [],
  lastMinute: 0,
  lastDay: 0,
  passwordsEnded: false,
  rate: 'ok',
};

function whichPassword({ password, appPasswords }: Account, given: string): LoginFact['password'] {
  if (same(password, given)) return 'account';
  return appPasswords.some((one) => same(one, given)) ? 'app' : 'none';
}

function same(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

type Settings = Readonly<Record<string, SettingValue>>;

/** Accounts of Amazon SES begin in a sandbox with limits of its own. */
function sandboxed(
  { ses }: Site,
  used: Pick<LoginFact, 'lastMinute' | 'lastDay'>,
  { sandboxPerMinute = 0, sandboxPerDay = 0 }: Settings,
): Pick<LoginFact, 'sandboxRate'> {
  if (ses?.sandbox !== true) return {};
  return { sandboxRate: rateOf(used, { messagesPerMinute: sandboxPerMinute, messagesPerDay: sandboxPerDay }) };
}

/** A limit of 0 is none. */
function rateOf({ lastMinute, lastDay }: Pick<LoginFact, 'lastMinute' | 'lastDay'>, settings: Settings) {
  const isUp = (count: number, name: string): boolean => {
    const limit = Number(settings[name] ?? 0);
    return limit > 0 && count >= limit;
  };
  if (isUp(lastDay, 'messagesPerDay')) return 'day';
  return isUp(lastMinute, 'messagesPerMinute') ? 'minute' : 'ok';
}

/** Whether a day (YYYY-MM-DD, UTC) is over; '' never is. */
function isOver(day: SettingValue | undefined, at: Instant): boolean {
  return typeof day === 'string' && day !== '' && localText(at, 'utc', 'date') > day;
}
