import type { LoginFact } from '../model/receiver.ts';

/** Whether an account may use an address: it is one of its own, or lies in a domain that is (`*@acme.org`). */
export function mayUse({ addresses }: Pick<LoginFact, 'addresses'>, address: string): boolean {
  const wanted = address.toLowerCase();
  const domain = wanted.slice(wanted.lastIndexOf('@'));
  return addresses.map((one) => one.toLowerCase()).some((one) => one === wanted || one === `*${domain}`);
}
