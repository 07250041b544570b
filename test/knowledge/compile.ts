import { fileURLToPath } from 'node:url';
import type { KnowledgeBase } from '../../server/src/knowledge/types.ts';

/** The repository, seen from the compiled tests in out/test/knowledge. */
export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

interface Compiler {
  readonly KNOWLEDGE_FILES: readonly string[];
  compileKnowledge(
    root: string,
    replaced?: Readonly<Record<string, string>>,
  ): { readonly base: KnowledgeBase; readonly json: string; readonly digest: string; readonly source: string };
}

/** The build's own compiler of the knowledge base. */
export async function compiler(): Promise<Compiler> {
  return (await import(new URL('../../../build/knowledge.mjs', import.meta.url).href)) as Compiler;
}
