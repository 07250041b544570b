/** What changed in the smaller parts of a pipeline: who is responsible, whom it is about, where data come from and go to, what is judged. */
import type { JudgementPortrait, Portrait, SourcePortrait, TransferPortrait } from '../portrait.ts';
import { along, notesOn, sideBySide, whenDeclared, whenTrue } from './aspects.ts';
import { UPWARD } from './combinations.ts';
import { environmentText, lawText, longerIsWider } from './outputs.ts';
import type { Change, Effect } from './shape.ts';

/** Responsibilities; those of a pipeline that went say nothing. */
export function roleChanges(old: Portrait | undefined, now: Portrait | undefined): readonly Change[] {
  if (now === undefined) return [];
  const notes = notesOn({ part: 'roles', name: '', old: old?.roles ?? { controllers: [], joint: null, processors: [], partnership: null, environment: null }, now: now.roles, purposes: [] });
  notes.list('controllers', ({ controllers }) => controllers.map(({ id }) => id));
  notes.value('arrangement', ({ joint }) => joint?.arrangement ?? null, whenDeclared);
  notes.list('processors', ({ processors }) => processors.map(({ party }) => party.id), 'wider');
  notes.list('agreement', ({ processors }) => processors.flatMap(({ party, agreement }) => (agreement === null ? [] : [`${party.id}: ${agreement}`])));
  notes.list('subprocessors', ({ processors }) => processors.flatMap(({ party, subprocessors }) => subprocessors.map((name) => `${party.id}: ${name}`)), 'wider');
  notes.value('partnership', ({ partnership }) => partnership);
  notes.value('environment', ({ environment }) => environmentText(environment));
  return notes.changes;
}

/** Whom it is about, and how many. */
export function peopleChanges(old: Portrait | undefined, now: Portrait | undefined): readonly Change[] {
  if (now === undefined) return [];
  return sideBySide(old?.people, now.people, ({ kind }) => kind).flatMap(({ key, old, now }) => {
    const notes = notesOn({ part: 'people', name: key, old, now, purposes: [] });
    notes.value('count', ({ count }) => count, moreIsWider);
    return notes.changes;
  });
}

function moreIsWider(from: string | null, to: string | null): Effect {
  return from === null || to === null ? 'other' : Number(to) > Number(from) ? 'wider' : 'narrower';
}

/** Where data come from, and under which conditions. */
export function sourceChanges(old: Portrait | undefined, now: Portrait | undefined): readonly Change[] {
  return sideBySide(old?.sources, now?.sources, ({ name }) => name).flatMap(({ old, now }) => sourceChange(old, now));
}

function sourceChange(old: SourcePortrait | undefined, now: SourcePortrait | undefined): readonly Change[] {
  const { name, purposes } = (now ?? old)!;
  const notes = notesOn({ part: 'source', name, old, now, purposes });
  notes.value('from', ({ from }) => from);
  notes.value('supplier', ({ supplier, from }) => (supplier === null || supplier.id === from ? null : supplier.id));
  notes.list('categories', ({ categories }) => categories, 'wider');
  notes.value('level', ({ level }) => level, along(UPWARD));
  notes.value('unknown', ({ unknown }) => unknown || null, whenTrue);
  notes.value('selection', ({ selection }) => (selection === 'all' ? null : selection));
  notes.list('collected-for', ({ collectedFor }) => collectedFor);
  notes.list('purposes', (source) => source.purposes, 'wider');
  notes.list('secrecy', ({ secrecy }) => secrecy);
  notes.list('restrictions', ({ restrictions }) => restrictions);
  notes.value('disclosure', ({ disclosure }) => (disclosure === null ? null : lawText(disclosure.law) ?? disclosure.agreement ?? ''), whenDeclared);
  notes.value('authorisation', ({ authorisation }) => (authorisation === null ? null : [authorisation.decision, authorisation.validUntil].filter((part) => part !== null).join(', ')), whenDeclared);
  notes.value('retention', ({ retention }) => retention, longerIsWider);
  notes.value('location', ({ location }) => location);
  return notes.changes;
}

/** Which countries outside the EEA data go to, and by what mechanism. */
export function transferChanges(old: Portrait | undefined, now: Portrait | undefined): readonly Change[] {
  const key = ({ party, paths }: TransferPortrait): string => party?.id ?? paths.join(', ');
  return sideBySide(old?.transfers, now?.transfers, key).flatMap(({ key: name, old, now }) => {
    const notes = notesOn({ part: 'transfer', name, old, now, purposes: [] });
    notes.list('countries', ({ countries }) => countries.map(({ country }) => country), 'wider');
    notes.list('open', ({ countries }) => countries.flatMap(({ country, open }) => (open === null ? [] : [`${country}: ${open}`])), 'wider');
    notes.value('mechanism', ({ mechanism, reference }) => (mechanism === null ? null : [mechanism, reference].filter((part) => part !== null).join(', ')), whenDeclared);
    notes.value('assessment', ({ assessment }) => assessment, whenDeclared);
    return notes.changes;
  });
}

/** The steps that score or decide. */
export function judgementChanges(old: Portrait | undefined, now: Portrait | undefined): readonly Change[] {
  return sideBySide(old?.judgements, now?.judgements, ({ name }) => name).flatMap(({ old, now }) => judgementChange(old, now));
}

function judgementChange(old: JudgementPortrait | undefined, now: JudgementPortrait | undefined): readonly Change[] {
  const { name, purposes } = (now ?? old)!;
  const notes = notesOn({ part: 'judgement', name, old, now, purposes: purposes.map(({ id }) => id) });
  notes.value('verb', ({ verb }) => verb);
  notes.list('categories', ({ categories }) => categories, 'wider');
  notes.value('target', ({ target }) => target);
  notes.value('effect', ({ effect }) => effect, along(['none', 'significant', 'legal']));
  notes.value('human', ({ human }) => human, along(['meaningful', 'nominal', 'none']));
  notes.value('automatic', ({ automatic }) => automatic, whenTrue);
  notes.value('profiling', ({ profiling }) => profiling || null, whenTrue);
  notes.value('model', ({ model }) => (model === null ? null : [model.type, model.selfLearning === true ? 'self-learning' : null, model.reference].filter((part) => part !== null).join(', ')));
  notes.list('safeguards', (judgement) => [...new Set(judgement.purposes.flatMap(({ missingSafeguards }) => missingSafeguards))], 'wider');
  return notes.changes;
}

/** What nobody declared, and now somebody did; what of something new is not declared. */
export function undeclaredChanges(old: Portrait | undefined, now: Portrait | undefined): readonly Change[] {
  if (now === undefined) return [];
  const notes = notesOn({ part: 'undeclared', name: '', old: old?.undeclared ?? [], now: now.undeclared, purposes: [] });
  notes.list('self', (undeclared) => undeclared.map(({ what, path }) => (path === '' ? what : `${what} ${path}`)), 'wider');
  return notes.changes;
}
