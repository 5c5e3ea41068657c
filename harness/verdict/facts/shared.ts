export type Names = readonly string[];

/** Who is concerned. */
export interface People {
  readonly people: Names;
}

/** A record to be published in place of the one that is there. */
export interface SpfMend {
  /** The record as it stands: '' where there is none; several are separated by line ends. */
  readonly record: string;
  /** The whole record to publish in its place, evaluated as if it were; '' where there is none: see `impossible`. */
  readonly merged: string;
  /** Terms taken out, since they were in the way or in error. */
  readonly dropped: Names;
  /** Terms that stand first, since others would have decided before them. */
  readonly first: Names;
  /** Why there is no record that would do; '' where there is one. */
  readonly impossible: string;
  /** Terms that ask the DNS, of 10 (RFC 7208 section 4.6.4); 1000 stands for so many and more, and for a circle. */
  readonly lookupsBefore: number;
  readonly lookupsAfter: number;
  /** Seconds for which receivers may still remember the old answer: the time to live of what is published now. */
  readonly ttl: number;
  /** Title of the provider that sends the domain's ordinary mail; absent where the library's own server does. */
  readonly sentBy?: string;
}
