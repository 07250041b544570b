import { themeOf } from '../../knowledge/open-data.ts';
import type { HighValueTheme } from '../../knowledge/lists.ts';
import type { KnowledgeBase } from '../../knowledge/types.ts';
import type { OutputNode } from '../../lineage/flow.ts';
import { given, text } from '../../model/read.ts';

/**
 * The theme of high-value datasets (Reg. (EU) 2023/138, checked 2026-11-21) that a public output belongs to: the one it says, or
 * without one that of the registers it hands on row by row. Undefined for every other output.
 */
export function highValueTheme(output: OutputNode, base: KnowledgeBase): HighValueTheme | undefined {
  if (output.decl.audience !== 'public') return undefined;
  const stated = text(output.decl.all['theme']);
  if (stated !== undefined) return themeOf(base, stated);
  const { registers, grouping } = output.profile;
  if (given(output.decl.all['theme']) || registers.size === 0 || grouping !== undefined) return undefined;
  return base.openData.themes.find((theme) => [...registers.keys()].every((register) => theme.registers.includes(register)));
}
