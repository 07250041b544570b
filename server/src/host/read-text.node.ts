/** Reading files as text: whatever the bytes, a text; whatever the disk says, an answer. */
import { isUtf8 } from 'node:buffer';
import { open } from 'node:fs/promises';
import { closeSync, fstatSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import type { TextRead } from './file-tree.ts';

/** More bytes than any text within the format's limits takes; the rest is not worth reading. */
const ENOUGH_BYTES = 80_000_016;

/** The text of a file. A file beyond every limit is read only as far as it takes to see that. Never throws. */
export function readText(path: string): TextRead {
  try {
    return decode(readBytes(path));
  } catch (error) {
    return failure(error);
  }
}

/** The same of a file that a text names: no device and no pipe, which might never end. Never throws. */
export function readPlainFile(path: string): TextRead {
  try {
    return statSync(path).isFile() ? decode(readBytes(path)) : { kind: 'unreadable', reason: 'no file' };
  } catch (error) {
    return failure(error);
  }
}

/** The same without holding up other work. Never rejects. */
export async function readTextSoon(path: string): Promise<TextRead> {
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      if (size <= ENOUGH_BYTES) return decode(await file.readFile());
      const bytes = Buffer.allocUnsafe(ENOUGH_BYTES);
      let filled = 0;
      while (filled < bytes.length) {
        const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return decode(bytes.subarray(0, filled));
    } finally {
      await file.close();
    }
  } catch (error) {
    return failure(error);
  }
}

function failure(error: unknown): TextRead {
  const code = errorCode(error);
  return code === 'ENOENT' || code === 'ENOTDIR' ? { kind: 'gone' } : { kind: 'unreadable', reason: code };
}

/** Bytes as text; what is no UTF-8 becomes the replacement character. */
export function decode(bytes: Uint8Array): Extract<TextRead, { kind: 'text' }> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { kind: 'text', text: buffer.toString('utf8'), exact: isUtf8(bytes) };
}

/** The operating system's short name for what went wrong: `EACCES`, `EISDIR`. */
export function errorCode(error: unknown): string {
  const code = (error as { readonly code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : String(error);
}

function readBytes(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    if (size <= ENOUGH_BYTES) return readFileSync(file);
    const bytes = Buffer.allocUnsafe(ENOUGH_BYTES);
    let filled = 0;
    while (filled < bytes.length) {
      const count = readSync(file, bytes, filled, bytes.length - filled, filled);
      if (count === 0) break;
      filled += count;
    }
    return bytes.subarray(0, filled);
  } finally {
    closeSync(file);
  }
}
