/** Why a name cannot be asked for: `empty-label` and `long-label` name the label, `long-name` the octets. */
export type NameFault =
  | { readonly kind: 'empty-label' }
  | { readonly kind: 'long-label'; readonly label: string; readonly octets: number }
  | { readonly kind: 'long-name'; readonly octets: number };

/**
 * Checks a name (no trailing dot; '' is the root) against the limits of RFC 1035 section 2.3.4: labels of 1 to 63
 * octets, 255 octets in all on the wire, which is 253 as text. Null for a good one.
 */
export function nameFault(name: string): NameFault | null {
  if (name === '') return null;
  for (const label of name.split('.')) {
    if (label === '') return { kind: 'empty-label' };
    const octets = Buffer.byteLength(label);
    if (octets > 63) return { kind: 'long-label', label, octets };
  }
  const octets = Buffer.byteLength(name);
  return octets > 253 ? { kind: 'long-name', octets } : null;
}
