import type { Names, People } from './shared.ts';

/** What a notice says and how its header is written, as it was received. */
export interface WordingFacts {
  /** `field` is what stands there instead of Reply-To; `header` is From. */
  'reply-to-misspelt': People & { system: string; field: string; replyTo: string; header: string };
  /** Field and what is wrong with it, such as `Date (missing)`. */
  'careless-header': People & { defects: Names };
  'subject-defect': People & { defects: Names };
  /** Parts of the footer of which most is there. */
  'footer-incomplete': People & { missing: Names };
  /** `says`: the address that the text names instead; '' where it names none. */
  'reply-line-missing': People & { from: string; replyTo: string; says: string };
  'auto-submitted-missing': People & { responders: Names; mailboxes: Names };
  'unsubscribe-missing': People & { fields: Names };
  'unsubscribe-on-notice': People;
}
