import type { DmarcAction } from '../../model/dmarc-both.ts';
import type { Names, People } from './shared.ts';

/** What makes the two DMARC standards come to different ends. */
export type DisagreeCause =
  | 'record-elsewhere'
  | 'several-records'
  | 'alignment'
  | 'several-authors'
  | 'dns-fault'
  | 'pct'
  | 'policy-tags'
  | 'reject-alone';

/** What a receiver of one standard makes of it. */
interface Side {
  readonly result: string;
  /** Name of the record that applies; '' without one. */
  readonly foundAt: string;
  /** After `sp`, `np` and `t`; '' without one. */
  readonly policy: string;
  /** What it does by DMARC alone; two where `pct` leaves it to chance. */
  readonly actions: readonly DmarcAction[];
}

type Sided<Prefix extends string> = { readonly [Key in keyof Side as `${Prefix}${Capitalize<Key>}`]: Side[Key] };

/** What the two DMARC standards make of one message. */
export interface DmarcFacts {
  'receivers-disagree': People &
    Sided<'rfc7489'> &
    Sided<'rfc9989'> & {
      readonly flows: Names;
      /** Of From; several where it names several. */
      readonly domains: Names;
      /** Domains that SPF or a signature passes for. */
      readonly proven: Names;
      readonly causes: readonly DisagreeCause[];
      /** Name at which one record is to be changed; '' where no change of one record worth making makes them agree. */
      readonly name: string;
      /** As it stands: '' where there is none; several are separated by line ends. */
      readonly record: string;
      /** What to publish in its place, evaluated by both as if it were; '' where there is none. */
      readonly change: string;
      /** What both make of it then: `pass`, or `fail` and the like. */
      readonly result: string;
      readonly actions: readonly DmarcAction[];
      /** True where the records as they stand make them agree already: a receiver remembered older ones. */
      readonly remembered: boolean;
      /** Title of the provider to whom the domain belongs; '' where it is the library's or the vendor's. */
      readonly provider: string;
      readonly byVendor: boolean;
    };
}
