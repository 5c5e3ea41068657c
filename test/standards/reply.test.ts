import { describe, expect, it } from 'vitest';
import { OwnFault } from '../../harness/model/fault.ts';
import { formatReply, parseReply } from '../../harness/standards/reply.ts';

const CASES = [
  { name: 'one line', wire: '250 2.0.0 Ok: queued', reply: { code: 250, enhanced: '2.0.0', text: 'Ok: queued' } },
  { name: 'no enhanced code', wire: '250 Ok', reply: { code: 250, enhanced: null, text: 'Ok' } },
  {
    name: 'several lines, the code on each (RFC 2034 section 3)',
    wire: '550-5.7.26 Your email has been blocked\n550-5.7.26 because it is unauthenticated.\n550 5.7.26 See the help.',
    reply: {
      code: 550,
      enhanced: '5.7.26',
      text: 'Your email has been blocked\nbecause it is unauthenticated.\nSee the help.',
    },
  },
  { name: 'an enhanced code alone', wire: '550 5.1.1', reply: { code: 550, enhanced: '5.1.1', text: '' } },
  {
    name: 'a version number is no enhanced code',
    wire: '220 1.2.3 ready',
    reply: { code: 220, enhanced: null, text: '1.2.3 ready' },
  },
  {
    name: 'four digits are no enhanced code',
    wire: '550 5.7.1234 no',
    reply: { code: 550, enhanced: null, text: '5.7.1234 no' },
  },
];

describe('parseReply (RFC 5321 section 4.2)', () => {
  it.each(CASES)('$name', ({ wire, reply }) => {
    expect(parseReply(wire)).toEqual(reply);
  });

  it('takes CRLF, and a code alone', () => {
    expect(parseReply('354-a\r\n354 b\r\n')).toEqual({ code: 354, enhanced: null, text: 'a\nb' });
    expect(parseReply('250')).toEqual({ code: 250, enhanced: null, text: '' });
  });

  it('keeps another enhanced code within the text', () => {
    expect(parseReply('550-5.7.1 a\n550 5.7.26 b').text).toBe('a\n5.7.26 b');
  });

  it.each(['', 'Hello', '99 x', '650 x'])('throws on what no server says: "%s"', (wire) => {
    expect(() => parseReply(wire)).toThrow(OwnFault);
  });
});

describe('formatReply', () => {
  it.each(CASES)('writes $name as it stood', ({ wire, reply }) => {
    expect(formatReply(reply).join('\n')).toBe(wire);
  });
});
