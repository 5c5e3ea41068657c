import { describe, expect, it } from 'vitest';
import type { FindingFacts } from '../../harness/verdict/findings/finding.ts';
import { SUBMISSION_WORDS } from '../../harness/verdict/words/submission-words.ts';

const HANDED: FindingFacts['smtp-login-missing'] = {
  people: ['Ann'],
  catalogue: 'folio',
  server: 'Acme',
  host: 'mail.acme.org',
  port: 587,
  user: 'u',
  reply: '535 no',
  once: false,
};

/** Every text of a catalogue's findings about the server it hands mail to. */
function texts(catalogue: 'koha' | 'folio'): string {
  const handed = { ...HANDED, catalogue, once: catalogue === 'koha' };
  const all = [
    SUBMISSION_WORDS['smtp-login-refused']({ ...handed, why: 'wrong-password' }),
    SUBMISSION_WORDS['smtp-login-refused']({ ...handed, why: 'unknown-user' }),
    SUBMISSION_WORDS['smtp-login-missing'](handed),
    SUBMISSION_WORDS['smtp-tls-missing'](handed),
    SUBMISSION_WORDS['smtp-passwords-ended']({ ...handed, until: '' }),
    SUBMISSION_WORDS['smtp-app-password-needed'](handed),
    SUBMISSION_WORDS['smtp-sender-not-owned']({ ...handed, mailFrom: 'a@b.c', header: 'a@b.c', owned: ['u@b.c'] }),
    SUBMISSION_WORDS['smtp-limit-reached']({ ...handed, span: 'minute', limit: 30, late: false }),
    ...(['unknown-host', 'no-answer', 'tls-mismatch', 'no-starttls', 'no-auth'] as const).map((why) =>
      SUBMISSION_WORDS['smtp-server-unreachable']({ ...handed, why }),
    ),
  ];
  return all.map(({ sentence, mend }) => `${sentence} ${mend}`).join('\n');
}

describe('what is said of the server that a catalogue hands its mail to', () => {
  it('names FOLIO and its settings where the catalogue is FOLIO', () => {
    expect(texts('folio')).not.toMatch(/Koha|branch|SSL mode/);
    expect(texts('folio')).toMatch(/SMTP configuration of FOLIO/);
    expect(texts('folio')).toMatch(/startTlsOptions/);
  });

  it('names Koha and its settings where it is Koha', () => {
    expect(texts('koha')).not.toMatch(/FOLIO|mod-email|startTlsOptions/);
    expect(texts('koha')).toMatch(/In Koha, under Administration, SMTP servers/);
    expect(texts('koha')).toMatch(/branchemail/);
  });
});
