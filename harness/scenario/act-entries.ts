import { NOTICE_KINDS, type NoticeKind } from '../model/scenario.ts';
import { child, entries, type Part } from '../source/part.ts';
import type { ScenarioShape } from './schema.ts';
import type {
  ActShape,
  C1OpacShape,
  C1StaffShape,
  C2Shape,
  ChangeShape,
  NoticesShape,
  OrdinaryMailShape,
} from './shape/act-shape.ts';

interface Entry<Kind extends string, Detail> {
  readonly kind: Kind;
  /** As written, or the kind with a number. */
  readonly id: string;
  readonly detail: Part<Detail>;
}

/** One act as it was written, its defaults not yet filled in. */
export type ActEntry =
  | Entry<'c1-staff', C1StaffShape>
  | Entry<'c1-opac', C1OpacShape>
  | Entry<'c2', C2Shape>
  | Entry<NoticeKind, NoticesShape>
  | Entry<'ordinary-mail', OrdinaryMailShape>
  | Entry<'change', ChangeShape>;

/** The acts of a scenario in order, each with its kind and id; the catalogue's usual ones where it has none. */
export function actEntries(scenario: Part<ScenarioShape>, usual: readonly ActShape[]): readonly ActEntry[] {
  const written = child(scenario, 'acts');
  const acts = written === null ? usual.map((value) => ({ ...scenario, value })) : entries(written);
  const counts = new Map<string, number>();
  return acts.map((act) => {
    const kind = kindOf(act.value);
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return toEntry(act, kind === 'change' || count > 1 ? `${kind}-${count}` : kind);
  });
}

function kindOf(act: ActShape): string {
  return typeof act === 'string' ? act : (Object.keys(act)[0] ?? '');
}

function toEntry(part: Part<ActShape>, usual: string): ActEntry {
  const { file, path, value } = part;
  const bare: Part<object> = { file, path, value: {} };
  if (typeof value === 'string') return { kind: value, id: usual, detail: bare };
  const act = { file, path, value };
  const change = child(act, 'change');
  if (change !== null) return { kind: 'change', id: change.value.id ?? usual, detail: change };
  if ('c1-staff' in value) return named('c1-staff', child(act, 'c1-staff') ?? bare, usual);
  if ('c1-opac' in value) return named('c1-opac', child(act, 'c1-opac') ?? bare, usual);
  const kind = NOTICE_KINDS.find((one) => one in value);
  if (kind !== undefined) return named(kind, child(act, kind) ?? bare, usual);
  if ('ordinary-mail' in value) return named('ordinary-mail', child(act, 'ordinary-mail') ?? bare, usual);
  return named('c2', child(act, 'c2') ?? bare, usual);
}

function named<Kind extends string, Detail extends { readonly id?: string | undefined }>(
  kind: Kind,
  detail: Part<Detail>,
  usual: string,
): Entry<Kind, Detail> {
  return { kind, id: detail.value.id ?? usual, detail };
}
