import type { ErrorCode } from 'yaml';

interface Said {
  readonly problem: string;
  readonly mend: string;
}

const QUOTES = 'If this is one text, put it in quotes.';
const INDENT = 'Begin entries that belong together at the same column, with spaces.';

/** What each error of the YAML parser means to somebody who writes a scenario. */
const SENTENCES: Readonly<Partial<Record<ErrorCode, Said>>> = {
  TAB_AS_INDENT: { problem: 'A tab indents this line.', mend: 'Indent with spaces; YAML allows no tabs there.' },
  BAD_INDENT: {
    problem: 'This is not indented like what it belongs to, or a bracket before it was not closed.',
    mend: INDENT,
  },
  MISSING_CHAR: {
    problem: 'Something is missing here: a closing quote or bracket, or the `:` after a key.',
    mend: 'Close what was opened before this place, or write `key: value`.',
  },
  UNEXPECTED_TOKEN: { problem: 'This does not fit after what stands before it.', mend: QUOTES },
  BAD_SCALAR_START: { problem: 'A text without quotes cannot begin with this character.', mend: QUOTES },
  BLOCK_AS_IMPLICIT_KEY: {
    problem: 'There is a second `: ` in this line.',
    mend: `${QUOTES} If it is a key, put it on its own line.`,
  },
  BLOCK_IN_FLOW: {
    problem: 'A list or block of keys begins inside brackets.',
    mend: 'Write the whole in brackets, or the whole on lines of its own.',
  },
  MULTILINE_IMPLICIT_KEY: {
    problem: 'A key runs over several lines here; a `:` is likely missing.',
    mend: 'Write `key: value`, with the key on one line.',
  },
  BAD_DQ_ESCAPE: {
    problem: 'A backslash in double quotes begins an escape, and this is none.',
    mend: 'Use single quotes, or write the backslash twice.',
  },
  DUPLICATE_KEY: { problem: 'This key stands twice in the same block.', mend: 'Keep one of the two.' },
  MULTIPLE_DOCS: {
    problem: 'A second document begins here (`---`).',
    mend: 'Write one document a file: move the second one to a file of its own.',
  },
  TAG_RESOLVE_FAILED: { problem: 'This `!` tag is unknown.', mend: 'Leave the tag out, or put the text in quotes.' },
  BAD_ALIAS: { problem: 'A `*` begins the name of an anchor, and none follows.', mend: QUOTES },
  NON_STRING_KEY: { problem: 'A key has to be a single text.', mend: 'Write a plain word as the key.' },
  BAD_DIRECTIVE: { problem: 'This line begins with `%` and means nothing here.', mend: 'Leave it out.' },
  BAD_PROP_ORDER: { problem: 'An anchor or tag does not stand where it can.', mend: 'Write it before the value.' },
  MULTIPLE_ANCHORS: { problem: 'This has several anchors.', mend: 'Keep one of them.' },
  MULTIPLE_TAGS: { problem: 'This has several `!` tags.', mend: 'Leave the tags out, or put the text in quotes.' },
  ALIAS_PROPS: { problem: 'An alias has no anchor or tag of its own.', mend: 'Write the alias alone.' },
  BAD_COLLECTION_TYPE: {
    problem: 'The `!` tag does not fit what follows.',
    mend: 'Leave the tag out, or put the text in quotes.',
  },
  KEY_OVER_1024_CHARS: {
    problem: 'This key is too long; a `:` further on is likely part of a text.',
    mend: 'Write a shorter key, or put the text in quotes.',
  },
  RESOURCE_EXHAUSTION: { problem: 'Brackets or blocks are nested too deeply.', mend: 'Write fewer levels.' },
};

/** Problem and mend for an error code of the YAML parser. */
export function sayYamlError(code: ErrorCode): Said {
  return SENTENCES[code] ?? { problem: `This is not valid YAML (${code}).`, mend: QUOTES };
}
