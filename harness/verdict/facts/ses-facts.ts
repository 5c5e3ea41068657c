import type { RecordStatus } from '../../model/ses.ts';
import type { Names, People } from './shared.ts';

/** What the records and identities of an account of Amazon SES do to notices. */
export interface SesFacts {
  /** `link`: an address whose link was not opened; `none`: neither it nor its domain is an identity. */
  'ses-not-verified': People & { addresses: Names; region: string; reply: string; why: 'link' | 'none' };
  'ses-sandbox': People & { region: string; reply: string };
  /** `records`: as they should be; `doubled`: names that are there with the domain appended once more. */
  'ses-cnames-missing': People & {
    domain: string;
    status: RecordStatus;
    records: Names;
    doubled: Names;
    refused: boolean;
  };
  'ses-address-unsigned': People & { address: string; domain: string };
  'ses-unaligned': People & { address: string; domain: string };
  'ses-mail-from-mx': People & { domain: string; status: RecordStatus; record: string; refused: boolean };
  /**
   * `since`: acts whose notices brought the addresses there; empty where that was before the story. `other`: From of those
   * notices where they were another sender's than the ones that are not sent.
   */
  'address-suppressed': People & {
    service: string;
    list: 'account' | 'global';
    reason: 'bounce' | 'complaint';
    since: Names;
    other: Names;
    told: boolean;
  };
  'marked-as-spam': People & { receivers: Names };
  'feedback-not-forwarded': People & { service: string };
}
