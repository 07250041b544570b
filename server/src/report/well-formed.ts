const HALVES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text without halves of characters, which cannot be written as UTF-8 nor in an address. */
export function wellFormed(text: string): string {
  return text.replace(HALVES, '\ufffd');
}
