import { describe, expect, it } from 'vitest';
import { foundOnce } from '../../harness/standards/found-once.ts';

function counted() {
  const asked: string[] = [];
  const find = foundOnce((text: string, number: number) => {
    asked.push(`${text} ${number}`);
    return text === '' ? undefined : text.repeat(number);
  });
  return { asked, find };
}

describe('what is found out once', () => {
  it('is not found out again, also where nothing was found', () => {
    const { asked, find } = counted();
    expect([find('a', 2), find('a', 2), find('', 2), find('', 2)]).toEqual(['aa', 'aa', undefined, undefined]);
    expect(asked).toEqual(['a 2', ' 2']);
  });

  it('is told apart by everything that is asked', () => {
    const { find } = counted();
    expect([find('a', 1), find('a', 2), find('a1', 2), find('a', 12)]).toEqual(['a', 'aa', 'a1a1', 'a'.repeat(12)]);
  });

  it('is found out anew where the question is long: hostile texts would fill the memory', () => {
    const { asked, find } = counted();
    const long = 'x'.repeat(1000);
    expect([find(long, 1), find(long, 1)]).toEqual([long, long]);
    expect(asked).toHaveLength(2);
  });

  it('is let go of when it becomes too much, and found again', () => {
    const { asked, find } = counted();
    for (let number = 0; number < 20_001; number += 1) find('', number);
    find('', 20_000);
    expect(asked).toHaveLength(20_001);
    find('', 0);
    expect(asked).toHaveLength(20_002);
  });

  it('keeps nothing of what throws', () => {
    let tried = 0;
    const find = foundOnce((text: string): string => {
      tried += 1;
      throw new Error(text);
    });
    expect(() => find('a')).toThrow('a');
    expect(() => find('a')).toThrow('a');
    expect(tried).toBe(2);
  });
});
