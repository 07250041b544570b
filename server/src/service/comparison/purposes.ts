/** What changed in what data are used for, and in what stands under that. */
import type { Portrait, PurposePortrait } from '../portrait.ts';
import { notesOn, sideBySide, whenDeclared, whenTrue } from './aspects.ts';
import { lawText, longerIsWider } from './outputs.ts';
import type { Change, Effect } from './shape.ts';

/** The changes in the purposes of a pipeline. */
export function purposeChanges(old: Portrait | undefined, now: Portrait | undefined): readonly Change[] {
  return sideBySide(old?.purposes, now?.purposes, ({ id }) => id).flatMap(({ old, now }) => changesOf(old, now));
}

function changesOf(old: PurposePortrait | undefined, now: PurposePortrait | undefined): readonly Change[] {
  const { id } = (now ?? old)!;
  const notes = notesOn({ part: 'purpose', name: id, old, now, purposes: [id] });
  notes.list('categories', ({ categories }) => categories.flatMap(({ category, standing }) => (standing === 'unused' ? [] : [category])), 'wider');
  notes.list('uncovered', (purpose) => standing(purpose, 'uncovered', 'no-ground'), 'wider');
  notes.list('unstated', (purpose) => standing(purpose, 'unstated'), 'wider');
  notes.list('outputs', ({ outputs }) => outputs, 'wider');
  notes.value('kind', ({ kind }) => kind);
  notes.value('description', ({ description }) => description);
  notes.value('ground', ({ ground }) => (ground === null ? null : [ground.article, lawText(ground.law)].filter((part) => part !== null).join(', ')), whenDeclared);
  notes.list('covers', ({ covers }) => covers ?? []);
  notes.list('special', ({ special }) => special.map(({ categories, article, law }) => [categories.join(' + '), article, lawText(law)].filter((part) => part !== null).join(', ')));
  notes.value('criminal', ({ criminal }) => (criminal === null ? null : lawText(criminal.law) ?? lawText(criminal.received) ?? 'partnership'), whenDeclared);
  notes.value('bsn', ({ bsn }) => (bsn === null ? null : lawText(bsn.law) ?? ''), whenDeclared);
  notes.value('retention', ({ retention }) => retention?.period ?? null, longerIsWider);
  notes.list('dpia-items', ({ dpia }) => dpia.hits.map(({ list, number }) => `${list === 'ap' ? 'AP' : 'WP248'} ${number}`), 'wider');
  notes.value('dpia', ({ dpia: { state, reference, date } }) => (state === 'declared' ? [reference, date].filter((part) => part !== null).join(', ') : null), whenDeclared);
  notes.value('dpia-advice', ({ dpia }) => dpia.advice, advice);
  notes.value('dpia-outdated', ({ dpia }) => dpia.outdated || null, whenTrue);
  notes.list('dpia-scope', ({ dpia }) => dpia.outsideScope.map(({ path }) => path), 'wider');
  notes.value('dpia-risk', ({ dpia }) => dpia.highResidualRisk || null, whenTrue);
  notes.value('register', ({ evidence }) => evidence.register, whenDeclared);
  notes.value('notice', ({ evidence }) => evidence.notice, whenDeclared);
  notes.value('iama', ({ evidence }) => evidence.iama, whenDeclared);
  notes.value('algorithm-register', ({ evidence }) => evidence.algorithmRegister, whenDeclared);
  notes.value('officer-advice', ({ evidence }) => evidence.officerAdvice, whenDeclared);
  notes.value('contact', ({ evidence }) => evidence.contact, whenDeclared);
  notes.value('security', ({ evidence }) => evidence.security, whenDeclared);
  notes.value('weighing', ({ evidence: { weighing } }) => (weighing === null ? null : [weighing.by, weighing.date].filter((part) => part !== null).join(', ')), whenDeclared);
  return notes.changes;
}

function standing({ categories }: PurposePortrait, ...standings: readonly PurposePortrait['categories'][number]['standing'][]): readonly string[] {
  return categories.flatMap(({ category, standing: one }) => (standings.includes(one) ? [category] : []));
}

function advice(from: string | null, to: string | null): Effect {
  const order = [null, 'none', 'recommended', 'required'];
  return order.indexOf(to) > order.indexOf(from) ? 'wider' : 'narrower';
}
