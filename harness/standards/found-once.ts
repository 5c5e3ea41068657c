/** Answers; more than a run of a thousand scenarios asks for again. Past it everything is found out anew. */
const MOST_KNOWN = 20_000;

/** Questions longer than these are not kept: nobody asks twice about what somebody made up to be long. */
const LONGEST = 500;

/**
 * What takes long to find out and hangs on nothing but what is asked, found out once: a run asks for the same days, clocks
 * and machines in every scenario. What stands in a message is read anew each time. What is given is not to be changed.
 */
export function foundOnce<Asked extends readonly (string | number)[], Found>(
  find: (...asked: Asked) => Found,
): (...asked: Asked) => Found {
  const known = new Map<string, { readonly found: Found }>();
  return (...asked) => {
    const key = asked.join('\0');
    const before = known.get(key);
    if (before !== undefined) return before.found;
    const found = find(...asked);
    if (known.size >= MOST_KNOWN) known.clear();
    if (key.length <= LONGEST) known.set(key, { found });
    return found;
  };
}
