/**
 * A person reads a notice one hour after it came. Assumed: people read their mail within the day, and a DNS change
 * that a scenario makes later in the day still comes after the answer.
 */
export const READING_DELAY = 60 * 60 * 1000;
