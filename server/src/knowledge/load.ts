import { KNOWLEDGE_JSON } from './generated.ts';
import type { KnowledgeBase } from './types.ts';

let parsed: KnowledgeBase | undefined;

/**
 * The knowledge base that the build compiled from `seeds/knowledge`. Parsed at the first call, the same object ever after;
 * the build validated it, so its shape is not checked again.
 */
export function knowledge(): KnowledgeBase {
  parsed ??= JSON.parse(KNOWLEDGE_JSON) as KnowledgeBase;
  return parsed;
}
