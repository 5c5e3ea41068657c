import { fstatSync, readSync, writeSync } from 'node:fs';

/** Octets moved at a time. */
const CHUNK = 1 << 20;

/**
 * Puts a text in front of what a file already has, by moving that up, the last of it first.
 *
 * @param fd A regular file, open for reading and writing.
 */
export function putInFront(fd: number, text: string): void {
  const front = Buffer.from(text);
  const chunk = Buffer.alloc(CHUNK);
  for (let end = fstatSync(fd).size; end > 0;) {
    const start = Math.max(0, end - CHUNK);
    const length = readSync(fd, chunk, 0, end - start, start);
    writeAt(fd, chunk.subarray(0, length), start + front.length);
    end = start;
  }
  writeAt(fd, front, 0);
}

function writeAt(fd: number, octets: Buffer, position: number): void {
  for (let done = 0; done < octets.length;) {
    done += writeSync(fd, octets, done, octets.length - done, position + done);
  }
}
