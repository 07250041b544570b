/** All sources of code actions, in the order in which their actions are listed. */
import { changeActions } from './change-actions.ts';
import { findingActions } from './finding-actions.ts';
import { ruleActions, safeActions } from './fix-all-actions.ts';
import { moveActions } from './move-actions.ts';
import { registerActions } from './register-actions.ts';
import type { ActionSource } from './source.ts';

export const SOURCES: readonly ActionSource[] = [findingActions, ruleActions, safeActions, changeActions, moveActions, registerActions];
