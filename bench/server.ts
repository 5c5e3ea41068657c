/** Something that takes mail on loopback, behind a PROXY line. */
export interface Server {
  readonly port: number;
  close(): Promise<void>;
}
