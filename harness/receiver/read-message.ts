import type { SMTPServerDataStream } from 'smtp-server';
import { codeOf } from '../model/fault.ts';
import { LARGEST_MESSAGE } from './unjudged-message.ts';

/** Codes of the errors with which a message that stays incomplete ends. */
const LEFT_CODES = ['ECONNECTION', 'ERR_STREAM_PREMATURE_CLOSE'];

/** The message, or as much of it as shows that it is too large; null where the client left in the middle. */
export async function readMessage(stream: SMTPServerDataStream): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let octets = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      if (octets <= LARGEST_MESSAGE) chunks.push(chunk);
      octets += chunk.length;
    }
  } catch (error) {
    if (error instanceof Error && LEFT_CODES.includes(codeOf(error))) return null;
    throw error;
  }
  return Buffer.concat(chunks);
}
