/** Small workspaces for the cases of a group of rules: what every case shares, and the findings of that group. */
import { DEFAULT_SETTINGS } from '../../server/src/service/settings.ts';
import { renderText, type Preset } from '../../server/src/rules/finding.ts';
import { fingerprint } from '../../server/src/report/describe.ts';
import { fixesFor } from '../../server/src/service/fixes.ts';
import { fileId } from '../../server/src/text/source-file.ts';
import { applyEdits } from '../../server/src/text/text-edit.ts';
import { analyse, findings, lines, type Files } from '../harness/check.ts';

const SHARED = `grondslag: 1
catalog: basis
parties:
  gemeente: { name: Gemeente Voorbeeld, kind: public-authority, country: NL }
  provincie: { name: Provincie Voorbeeld, kind: public-authority, country: NL }
  winkel: { name: Winkel BV, kind: private, country: NL }
  regiobedrijf: { name: Regiobedrijf, kind: mixed, country: NL }
purposes:
  gedeeld: { description: Aanvragen van inwoners afhandelen, kind: service, covers: [contact], retention: P1Y }
  gedeeld-zonder-wet: { description: Aanvragen van inwoners afhandelen, kind: service, ground: { article: 6(1)(e) }, covers: [contact], retention: P1Y }
laws:
  taakwet: { title: Taakwet, article: art. 1, status: in-force, grants: [collect], reviewedBy: jurist, checkedOn: 2026-01-05 }
  ontvangwet: { title: Ontvangwet, article: art. 1, status: in-force, grants: [collect, receive], reviewedBy: jurist, checkedOn: 2026-01-05 }
  provinciewet: { title: Provinciewet, article: art. 9, status: in-force, controllers: [provincie], grants: [collect, receive], reviewedBy: jurist, checkedOn: 2026-01-05 }
  stille-wet: { title: Wet zonder opgave, article: art. 1, status: in-force, reviewedBy: jurist, checkedOn: 2026-01-05 }
  oude-wet: { title: Oude wet, article: art. 1, status: repealed, validTo: 2020-01-01, grants: [collect, receive], reviewedBy: jurist, checkedOn: 2026-01-05 }
  wetsvoorstel: { title: Wetsvoorstel, article: art. 1, status: bill, grants: [collect, receive], reviewedBy: jurist, checkedOn: 2026-01-05 }
  straks: { title: Straks, article: art. 1, status: adopted, grants: [collect], reviewedBy: jurist, checkedOn: 2026-01-05 }
  later: { title: Later, article: art. 1, status: in-force, validFrom: 2027-01-01, grants: [collect], reviewedBy: jurist, checkedOn: 2026-01-05 }
  voorbij: { title: Voorbij, article: art. 1, status: in-force, validTo: 2026-11-20, grants: [collect], reviewedBy: jurist, checkedOn: 2026-01-05 }
  vandaag: { title: Vandaag, article: art. 1, status: in-force, validFrom: 2026-11-21, validTo: 2026-11-21, grants: [collect], reviewedBy: jurist, checkedOn: 2026-01-05 }
  open-eind: { title: Open eind, article: art. 1, status: TODO, validFrom: TODO, grants: [collect], reviewedBy: jurist, checkedOn: 2026-01-05 }
`;

/** The findings of these rules, one line each: `severity rule file path`. */
export function found(rules: readonly string[], files: Files, preset: Preset = 'engineer'): readonly string[] {
  return lines({ 'basis.catalog.yaml': SHARED, ...files }, { ...DEFAULT_SETTINGS, preset }).filter((text) => rules.includes(text.split(' ')[1] ?? ''));
}

/** What one rule says, in Dutch. */
export function said(rule: string, files: Files, preset: Preset = 'engineer'): readonly string[] {
  const all = findings({ 'basis.catalog.yaml': SHARED, ...files }, { ...DEFAULT_SETTINGS, preset });
  return all.flatMap((item) => (item.rule.id === rule ? [renderText(item.rule.messages[item.finding.message]!, item.finding.params, 'nl')] : []));
}

/** The fingerprints of what one rule finds. */
export function fingerprints(rule: string, files: Files): readonly string[] {
  const all = { 'basis.catalog.yaml': SHARED, ...files };
  const analysis = analyse(all);
  return findings(all).flatMap((item) => (item.rule.id === rule ? [fingerprint(item, analysis)] : []));
}

/** The files after the first fix of a rule whose English title matches, without what every case shares; undefined where none is offered. */
export function fixed(rule: string, files: Files, title = /./): Files | undefined {
  const all: Record<string, string> = { 'basis.catalog.yaml': SHARED, ...files };
  const analysis = analyse(all);
  const fixes = Object.keys(files).flatMap((name) => analysis.inFile(fileId(name))).flatMap((item) => (item.rule.id === rule ? fixesFor(item, analysis) : []));
  const fix = fixes.find((candidate) => title.test(candidate.title.en));
  if (fix === undefined) return undefined;
  for (const [file, edits] of fix.edits) all[file] = applyEdits(all[file]!, edits);
  const { 'basis.catalog.yaml': _, ...own } = all;
  return own;
}

/** A pipeline with its name and controller; the rest as given. */
export function pipeline(id: string, body: string, controller = 'gemeente'): string {
  return `grondslag: 1\npipeline: ${id}\ncontroller: ${controller}\n${body.trim()}\n`;
}

/** One purpose over one supply of names, handed to the controller itself. */
export function simple(purpose: string, more: { readonly head?: string; readonly source?: string; readonly output?: string; readonly controller?: string; readonly steps?: string; readonly from?: string } = {}): Files {
  return {
    'a.pipeline.yaml': pipeline('a', `${more.head ?? ''}
purposes:
  doel: { description: Aanvragen van inwoners afhandelen, ${purpose} }
sources:
  dossiers: { party: gemeente, ${more.source ?? 'collectedFor: service, fields: { naam: name }'} }
${more.steps === undefined ? '' : `steps:\n${more.steps}\n`}outputs:
  lijst: { from: ${more.from ?? 'dossiers'}, audience: team, recipients: [gemeente]${more.output ?? ''} }
`, more.controller),
  };
}
