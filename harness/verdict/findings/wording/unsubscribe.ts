import { fieldsNamed } from '../../../standards/header.ts';
import { has, type Received } from './received.ts';

/**
 * What a mailing lacks that Gmail and Yahoo ask of bulk mail since 2024: List-Unsubscribe with an https URI, and
 * List-Unsubscribe-Post for one click (RFC 8058 section 3.1). Nothing is due on a notice about the patron's own items.
 */
export function missingUnsubscribe(notice: Received): readonly string[] {
  if (!isMailing(notice)) return [];
  const [list] = fieldsNamed(notice.header, 'List-Unsubscribe');
  const [post] = fieldsNamed(notice.header, 'List-Unsubscribe-Post');
  const oneClick = post?.value.replaceAll(/\s/g, '').toLowerCase() === 'list-unsubscribe=one-click';
  return [
    ...(/<https:\/\/[^>]+>/i.test(list?.value ?? '') ? [] : ['List-Unsubscribe']),
    ...(oneClick ? [] : ['List-Unsubscribe-Post']),
  ];
}

/** Whether a notice offers to unsubscribe by a button that would end holds and overdue notices too. */
export function offersToEndNotices(notice: Received): boolean {
  return !isMailing(notice) && has(notice, 'List-Unsubscribe');
}

function isMailing({ act }: Received): boolean {
  return act.kind === 'notices' && act.about === 'mailing';
}
