import { LineCounter, parseDocument } from 'yaml';
import type { Alias, Document, ErrorCode, YAMLError } from 'yaml';
import type { Mistake, Position } from '../model/position.ts';
import { aliasTargets, type AliasTargets } from './alias-targets.ts';
import { blockPlace } from './block-place.ts';
import { duplicateKeys } from './duplicate-keys.ts';
import { locate } from './locate.ts';
import { mistakeAt } from './mistake-at.ts';
import { MistakeError } from './mistake-error.ts';
import type { SourceFile, SourceText } from './source-file.ts';
import { sayYamlError } from './yaml-sentences.ts';

/** How often anchors may be repeated in all, nested ones multiplied: enough for people, too little for a bomb. */
const MOST_ALIASES = 100;

/**
 * Parses one YAML 1.2 document.
 *
 * @throws MistakeError for broken syntax, a key that stands twice, several documents, an unknown tag, an anchor that is
 * not there, and anchors that multiply beyond reason.
 */
export function parseYaml(source: SourceText): SourceFile {
  const counter = new LineCounter();
  const document = parseDocument(source.text, {
    version: '1.2',
    lineCounter: counter,
    prettyErrors: false,
    stringKeys: true,
    uniqueKeys: false,
    logLevel: 'error',
  });
  const place = (offset: number): Position => {
    const { line, col } = counter.linePos(offset);
    return { file: source.file, line: Math.max(1, line), column: Math.max(1, col) };
  };
  const mistakes = tellingErrors(document, source.text).map(({ code, offset }) =>
    mistakeAt(source, place(offset), sayYamlError(code)),
  );
  if (mistakes.length > 0) throw new MistakeError(mistakes);
  const targets = aliasTargets(document);
  const value = toValue(document, targets, (offset, says) => mistakeAt(source, place(offset), says));
  // A text of many lines is asked for the place of each: it is taken apart once.
  const blocks = new Map<number, ReturnType<typeof blockPlace>>();
  return {
    ...source,
    value,
    positionOf(path, part = 'value') {
      const spot = locate(document, targets, path);
      return place(part === 'key' ? spot.key : spot.value);
    },
    positionInBlock(path, line, column) {
      const spot = locate(document, targets, path);
      const inBlock = blocks.get(spot.value) ?? blockPlace(source, spot, place);
      blocks.set(spot.value, inBlock);
      return inBlock(line, column);
    },
  };
}

/** What is wrong with the syntax. Keys that stand twice are independent; of the rest only the first is sure to be the writer's. */
function tellingErrors(document: Document.Parsed, text: string): readonly { code: ErrorCode; offset: number }[] {
  const all: readonly YAMLError[] = [...document.errors, ...document.warnings];
  const [first] = all.toSorted((a, b) => a.pos[0] - b.pos[0]);
  const broken = first === undefined ? [] : [{ code: first.code, offset: errorOffset(first, text) }];
  const twice = duplicateKeys(document).map((offset) => ({ code: 'DUPLICATE_KEY' as const, offset }));
  return [...broken, ...twice].toSorted((a, b) => a.offset - b.offset);
}

/** What is missing at the end is shown after the last word; how deep nesting may go is the machine's, not the file's. */
function errorOffset(error: YAMLError, text: string): number {
  return error.code === 'RESOURCE_EXHAUSTION' ? 0 : Math.min(error.pos[0], text.trimEnd().length);
}

type Complain = (offset: number, says: { readonly problem: string; readonly mend: string }) => Mistake;

function toValue(document: Document, targets: AliasTargets, complain: Complain): unknown {
  for (const [alias, target] of targets) {
    if (target !== null) continue;
    throw new MistakeError([
      complain(offsetOf(alias), {
        problem: `There is no anchor \`&${alias.source}\` before this place.`,
        mend: 'Write the anchor first, or put the text in quotes.',
      }),
    ]);
  }
  try {
    return document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw new MistakeError([
      complain(offsetOf(targets.keys().next().value), {
        problem: `Anchors are repeated more than ${MOST_ALIASES} times in all.`,
        mend: 'Write the repeated parts out, or use fewer aliases.',
      }),
    ]);
  }
}

function offsetOf(alias: Alias | undefined): number {
  return alias?.range?.[0] ?? 0;
}
