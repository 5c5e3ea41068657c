import { login } from '../facts.ts';
import { checkTable } from './check-table.ts';

const APP = login('accepted', { password: 'app' });
const SUBMITTED = { service: 'submission', login: APP, recipient: 'foreign' } as const;

checkTable('gmail-submission', [
  {
    row: 'starttls-first',
    given: { ...SUBMITTED, tls: 'declined' },
    at: 'auth',
    outcome: 'reject',
    reply: '530 5.7.0 Must issue a STARTTLS command first',
    because: 'Gmail SMTP errors and codes',
  },
  {
    row: 'bad-credentials',
    given: { ...SUBMITTED, login: login('unknown-user') },
    at: 'auth',
    outcome: 'reject',
    reply: '535 5.7.8 Username and Password not accepted',
    because: 'there is no such account',
  },
  {
    row: 'app-password-needed',
    given: { ...SUBMITTED, login: login('accepted') },
    at: 'auth',
    outcome: 'reject',
    reply: '534 5.7.9 Application-specific password required',
    assumed: true,
    because: 'the account uses 2-Step Verification, which is the default here and assumed',
  },
  {
    row: 'password-not-accepted',
    given: { ...SUBMITTED, login: login('accepted') },
    settings: { twoStep: false },
    at: 'auth',
    outcome: 'reject',
    reply: '535 5.7.8',
    assumed: true,
    because: 'programs may not use the account’s own password, and there is no other',
  },
  {
    row: 'login-missing',
    given: { ...SUBMITTED, login: login('none') },
    at: 'mail',
    outcome: 'reject',
    reply: '530 5.7.0 Authentication Required',
    because: 'Gmail SMTP errors and codes',
  },
  {
    row: 'too-fast',
    given: { ...SUBMITTED, login: { ...APP, rate: 'minute', lastMinute: 20, lastDay: 20 } },
    settings: { messagesPerMinute: 20, messagesPerDay: 2000 },
    at: 'mail',
    outcome: 'defer',
    reply: '421 4.7.0',
    assumed: true,
    because: 'the scenario gives the account a limit of a minute',
  },
  {
    row: 'daily-limit',
    given: { ...SUBMITTED, login: { ...APP, rate: 'day', lastDay: 2000 } },
    at: 'data-end',
    outcome: 'reject',
    reply: '550 5.4.5 Daily user sending limit exceeded',
    assumed: true,
    because: '2,000 a day, which is from memory and so assumed',
  },
  {
    row: 'from-rewritten',
    given: { ...SUBMITTED, login: { ...APP, addresses: ['acme.library@gmail.com'] } },
    at: 'after',
    outcome: 'relay',
    assumed: true,
    because: 'From is no address of the account',
  },
  { row: 'relay', given: SUBMITTED, at: 'after', outcome: 'relay', because: 'From is an address of the account' },
]);
