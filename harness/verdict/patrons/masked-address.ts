/** One address, whose domain can be shown: nothing else of what stands there can be told from a person's name. */
const ONE_ADDRESS = /^[^@]*@([a-z0-9.,-]{1,253})$/i;

/** What an export holds, without whose it is: the domain of an address stays, since it is often what is wrong. */
export function maskedAddress(text: string): string {
  const domain = ONE_ADDRESS.exec(text)?.[1];
  return domain === undefined ? '***' : `***@${domain.toLowerCase()}`;
}
