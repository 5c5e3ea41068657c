import type { Span } from './host-name.ts';

/** One way in which something to be hidden may be written. */
export interface Form {
  /** Where it ends if it begins at `start`; null where it does not stand there. */
  readonly endOf: (text: string, start: number) => number | null;
  /** What to write instead of what stands at `at`; null where it is something else that only looks like it. */
  readonly replace: (text: string, at: Span) => string | null;
}

interface Given {
  /** What it looks like. */
  readonly text: string;
  readonly source: () => string;
  readonly anyCase: boolean;
  readonly replace: Form['replace'];
}

/** Forms that begin with the same runs of letters and digits. */
export interface Node {
  readonly next: Map<string, Node>;
  /** Those that have no further run. */
  readonly forms: Form[];
  /** What stands for a title that goes on from here and was cut off; null where none does. */
  cut: string | null;
}

/** A title that a column cuts off keeps at least so many characters. */
export const LEAST_OF_CUT = 6;
const RUN = /[a-z0-9]+/g;

/**
 * All forms, found by the runs of ASCII letters and digits in them one after the other: however many there are, and
 * however much they have in common, only those are tried that may be it.
 */
export class Forms {
  readonly root: Node = emptyNode();
  /** Those that begin with another character, by that. */
  readonly odd = new Map<string, Form[]>();

  /** Adds a form; of two that fit equally far the one added first counts. */
  add(given: Given): void {
    const { text, replace } = given;
    const form: Form = { endOf: endFinder(given), replace };
    const [first = ''] = text.trim().toLowerCase();
    if (/[a-z0-9]/.test(first)) this.#nodes(text).at(-1)?.forms.push(form);
    // It may stand there encoded or escaped.
    else for (const key of [first, '%', '=', '\\', '&']) this.odd.set(key, [...(this.odd.get(key) ?? []), form]);
  }

  /** Lets a title be found where only the beginning of it stands there. */
  addCut(text: string, as: string): void {
    if (text.length <= LEAST_OF_CUT || !/^[a-z0-9]/i.test(text)) return;
    for (const node of [this.root, ...this.#nodes(text).slice(0, -1)]) node.cut ??= as;
  }

  #nodes(text: string): readonly Node[] {
    let node = this.root;
    return (text.toLowerCase().match(RUN) ?? []).map((run) => {
      const next = node.next.get(run) ?? emptyNode();
      node.next.set(run, next);
      node = next;
      return node;
    });
  }
}

/** Most often it stands there as it is. The regular expression is made when it is first needed: of thousands few are. */
function endFinder({ text, source, anyCase }: Given): Form['endOf'] {
  const plain = text.trim();
  const small = plain.toLowerCase();
  let pattern: RegExp | null = null;
  return (whole, start) => {
    const there = whole.slice(start, start + plain.length);
    if (there === plain || (anyCase && there.toLowerCase() === small)) return start + plain.length;
    pattern ??= new RegExp(source(), anyCase ? 'iuy' : 'uy');
    pattern.lastIndex = start;
    return pattern.test(whole) ? pattern.lastIndex : null;
  };
}

function emptyNode(): Node {
  return { next: new Map(), forms: [], cut: null };
}
