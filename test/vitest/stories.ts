/** A scenario with one patron and one overdue notice: what it expects can be chosen, and how she answers. */
export function story(id: string, { fate = 'inbox', habit = 'honours-reply-to', more = '' } = {}): string {
  return `id: ${id}
title: Story ${id}
people:
  - { name: Ann Lopez, address: ann.lopez@gmail.com, habit: ${habit}, loan: { item: Tea, due: 2026-10-12 } }
acts: [c2]
${more}expect:
  - { flow: notice, fate: ${fate}, because: "Gmail takes it: SPF passes for the vendor's domain." }
  - { flow: reply, fate: inbox, because: She answers to Reply-To. }
`;
}

/** Two cells, each a test. */
export const MATRIX = `id: two-cells
title: Default against two
matrix:
  receivers: { gmail: j.doe@gmail.com, yahoo: j.doe@yahoo.com }
  setups:
    default:
      about: as it comes
      expect: { notice: inbox, reply: inbox, because: SPF passes for the vendor's domain. }
`;
