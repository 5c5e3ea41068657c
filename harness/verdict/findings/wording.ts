import type { Case } from './case.ts';
import type { Finding } from './finding.ts';
import { fieldDefects } from './wording/field-defects.ts';
import { missingParts } from './wording/footer-parts.ts';
import { grouped } from './wording/group.ts';
import { isWorded, received, type Received } from './wording/received.ts';
import { misspeltField, missingReplyLine } from './wording/reply-field.ts';
import { rousedResponders } from './wording/roused-responders.ts';
import { subjectDefects } from './wording/subject-defects.ts';
import { missingUnsubscribe, offersToEndNotices } from './wording/unsubscribe.ts';

/** What the words and the header of a notice lack, as it was received. None of it decides a fate by itself. */
export function wording(c: Case): readonly Finding[] {
  const notices = received(c);
  return [
    ...grouped(notices, misspeltField).map(({ people, told }): Finding => {
      return { code: 'reply-to-misspelt', severity: 'error', facts: { people, ...told } };
    }),
    ...grouped(notices, (one) => some(fieldDefects(one))).map(({ people, told: defects }): Finding => {
      return { code: 'careless-header', severity: 'warning', facts: { people, defects } };
    }),
    ...grouped(notices, (one) => some(subjectDefects(one))).map(({ people, told: defects }): Finding => {
      return { code: 'subject-defect', severity: 'warning', facts: { people, defects } };
    }),
    ...unsubscribing(notices),
    ...grouped(notices, missingReplyLine).map(({ people, told }): Finding => {
      return { code: 'reply-line-missing', severity: 'note', facts: { people, ...told } };
    }),
    ...footers(c, notices),
    ...roused(c, notices),
  ];
}

function some(defects: readonly string[]): readonly string[] | null {
  return defects.length === 0 ? null : defects;
}

function unsubscribing(notices: readonly Received[]): readonly Finding[] {
  return [
    ...grouped(notices, (one) => some(missingUnsubscribe(one))).map(({ people, told: fields }): Finding => {
      return { code: 'unsubscribe-missing', severity: 'warning', facts: { people, fields } };
    }),
    ...grouped(notices, (one) => (offersToEndNotices(one) ? true : null)).map(({ people }): Finding => {
      return { code: 'unsubscribe-on-notice', severity: 'note', facts: { people } };
    }),
  ];
}

function footers({ world }: Case, notices: readonly Received[]): readonly Finding[] {
  const looked = notices.filter(isWorded);
  return grouped(looked, (one) => some(missingParts(one, world.scenario.library))).map(({ people, told: missing }) => {
    return { code: 'footer-incomplete', severity: 'note', facts: { people, missing } };
  });
}

function roused(c: Case, notices: readonly Received[]): readonly Finding[] {
  const facts = rousedResponders(c, notices);
  return facts === null ? [] : [{ code: 'auto-submitted-missing', severity: 'note', facts }];
}
