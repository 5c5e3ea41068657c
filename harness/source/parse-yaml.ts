import { LineCounter, parseDocument, visit } from 'yaml';
import type { Document, YAMLError } from 'yaml';
import type { Mistake, Position } from '../model/position.ts';
import { blockPlace } from './block-place.ts';
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
    uniqueKeys: true,
    logLevel: 'error',
  });
  const place = (offset: number): Position => {
    const { line, col } = counter.linePos(offset);
    return { file: source.file, line: Math.max(1, line), column: Math.max(1, col) };
  };
  const mistakes = tellingErrors(document).map((error) =>
    mistakeAt(source, place(errorOffset(error, source.text)), sayYamlError(error.code)),
  );
  if (mistakes.length > 0) throw new MistakeError(mistakes);
  const value = toValue(document, (offset, says) => mistakeAt(source, place(offset), says));
  return {
    ...source,
    value,
    positionOf(path, part = 'value') {
      const spot = locate(document, path);
      return place(part === 'key' ? spot.key : spot.value);
    },
    positionInBlock(path, line, column) {
      return blockPlace(source, locate(document, path), place)(line, column);
    },
  };
}

/** Duplicate keys are independent of one another; of the syntax errors only the first is sure to be the writer's. */
function tellingErrors(document: Document.Parsed): readonly YAMLError[] {
  const all: readonly YAMLError[] = [...document.errors, ...document.warnings];
  const duplicates = all.filter(({ code }) => code === 'DUPLICATE_KEY');
  const first = all
    .filter(({ code }) => code !== 'DUPLICATE_KEY')
    .toSorted((a, b) => a.pos[0] - b.pos[0])
    .slice(0, 1);
  return [...first, ...duplicates].toSorted((a, b) => a.pos[0] - b.pos[0]);
}

/** What is missing at the end is shown after the last word; how deep nesting may go is the machine's, not the file's. */
function errorOffset(error: YAMLError, text: string): number {
  return error.code === 'RESOURCE_EXHAUSTION' ? 0 : Math.min(error.pos[0], text.trimEnd().length);
}

type Complain = (offset: number, says: { readonly problem: string; readonly mend: string }) => Mistake;

function toValue(document: Document, complain: Complain): unknown {
  const aliases = aliasesOf(document);
  const lost = aliases.find(({ found }) => !found);
  if (lost !== undefined) {
    throw new MistakeError([
      complain(lost.offset, {
        problem: `There is no anchor \`&${lost.name}\` before this place.`,
        mend: 'Write the anchor first, or put the text in quotes.',
      }),
    ]);
  }
  try {
    return document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw new MistakeError([
      complain(aliases[0]?.offset ?? 0, {
        problem: `Anchors are repeated more than ${MOST_ALIASES} times in all.`,
        mend: 'Write the repeated parts out, or use fewer aliases.',
      }),
    ]);
  }
}

interface AliasUse {
  readonly name: string;
  readonly offset: number;
  readonly found: boolean;
}

function aliasesOf(document: Document): readonly AliasUse[] {
  const uses: AliasUse[] = [];
  visit(document, {
    Alias(_key, node) {
      const found = node.resolve(document) !== undefined;
      uses.push({ name: node.source, offset: node.range?.[0] ?? 0, found });
    },
  });
  return uses;
}
