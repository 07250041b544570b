/** Hovers on grounds and laws. They tell what is declared and what the knowledge base has; they judge nothing. */
import { PLACEHOLDER } from '../base/placeholder.ts';
import { inForce, type Environment, type KnownLaw } from '../lineage/environment.ts';
import type { Locale } from '../messages/template.ts';
import { groundOf } from './ground-words.ts';
import type { Telling } from './hover.ts';
import { code, codes, heading, page, plain, type Row } from './markdown.ts';
import { evidenceRow, word } from './words.ts';

const T = {
  law: { nl: 'wet', en: 'law' }, ground: { nl: 'grondslag', en: 'ground' },
  kindOfPurpose: { nl: 'soort doel', en: 'kind of purpose' }, secrecy: { nl: 'geheimhouding', en: 'secrecy' },
  lawLabel: { nl: 'Wet', en: 'Law' },
  covers: { nl: 'Dekt', en: 'Covers' },
  status: { nl: 'Status', en: 'Status' }, valid: { nl: 'Geldig', en: 'Valid' }, grants: { nl: 'Vastgelegd als basis voor', en: 'Recorded as a basis to' },
  controllers: { nl: 'Voor', en: 'For' }, checked: { nl: 'Nagekeken op', en: 'Checked on' }, cited: { nl: 'Artikel', en: 'Article' },
  unverified: { nl: 'niet bevestigd', en: 'not confirmed' }, expired: { nl: 'geldt niet op de dag van de controle', en: 'not in force on the day of the check' },
  needsLaw: { nl: 'Vraagt een wet die dit invult', en: 'Asks for a law that gives it content' },
  ambiguous: { nl: 'Kan meer dan één wet zijn', en: 'May be more than one law' }, unknownLaw: { nl: 'Niet in de kennisbank of een catalogus; of deze wet geldt, is hier niet te zien.', en: 'Not in the knowledge base or a catalogue; whether it is in force cannot be seen here.' },
  disputed: { nl: 'Omstreden', en: 'Disputed' },
  placeholder: { nl: 'Nog in te vullen', en: 'Still to be filled in' }, holder: { nl: 'Geldt voor', en: 'Binds' }, release: { nl: 'Opgeheven door', en: 'Lifted by' },
} as const;

/** A category or group by the name people say. */
export function categoryLabel(id: string, environment: Environment, locale: Locale): string {
  const label = environment.taxonomy.get(id)?.label ?? environment.taxonomy.groups.find((group) => group.id === id)?.label;
  return label === undefined ? code(id) : label[locale];
}

/** The status of a law on the day of the check. */
export function statusOf(law: KnownLaw, today: string, locale: Locale): string {
  const status = word('status', law.status)[locale];
  return law.status === 'in-force' && !inForce(law, today) ? T.expired[locale] : status;
}

/** What a ground, exception or basis is. */
export function aboutGround(article: string, { analysis, locale }: Telling): string | undefined {
  const ground = groundOf(article, analysis.workspace.environment);
  if (ground === undefined) return undefined;
  return page(heading(T.ground[locale], article, ground.title[locale]), [plain(ground.help[locale]), ground.needsLaw ? T.needsLaw[locale] : undefined], [
    evidenceRow(ground, locale),
  ]);
}

/** What a law is, and whether it is in force. */
export function aboutLaw(text: string, { analysis, locale }: Telling): string | undefined {
  const law = analysis.workspace.environment.law(text);
  switch (law.kind) {
    case 'placeholder': return page(heading(T.law[locale], PLACEHOLDER), [T.placeholder[locale]]);
    case 'unknown': return page(heading(T.law[locale], text), [T.unknownLaw[locale]]);
    case 'ambiguous': return page(heading(T.law[locale], text), [`${T.ambiguous[locale]}: ${codes(law.candidates)}`]);
    case 'known': {
      const { environment } = analysis.workspace;
      const rows: readonly Row[] = [
        [T.cited[locale], law.citation === text ? undefined : plain(law.citation)],
        [T.status[locale], statusOf(law, analysis.today, locale)],
        [T.valid[locale], law.validFrom === undefined && law.validTo === undefined ? undefined : `${law.validFrom ?? '…'} – ${law.validTo ?? '…'}`],
        [T.grants[locale], law.grants.map((grant) => word('grant', grant)[locale]).join(', ')],
        [T.covers[locale], law.covers?.map((id) => categoryLabel(id, environment, locale)).join(', ')],
        [T.controllers[locale], law.controllers?.map((id) => word('party', id)[locale]).join(', ')],
        law.declaration === undefined ? evidenceRow({ evidence: law.evidence, ...(law.checkedOn === undefined ? {} : { checkedOn: law.checkedOn }) }, locale) : [T.checked[locale], law.checkedOn ?? T.unverified[locale]],
        [T.disputed[locale], plain(environment.base.laws.find(({ id }) => law.declaration === undefined && id === law.id)?.disputed?.[locale] ?? '')],
      ];
      return page(heading(T.law[locale], text, law.title[locale]), [law.reason && plain(law.reason[locale])], rows);
    }
  }
}

/** What a kind of purpose stands for. */
export function aboutPurposeKind(id: string, { analysis, locale }: Telling): string | undefined {
  const kind = analysis.workspace.environment.base.matrix.kinds.find((known) => known.id === id);
  return kind && page(heading(T.kindOfPurpose[locale], id, kind.label[locale]), [plain(kind.meaning[locale])]);
}

/** What a secrecy regime asks. */
export function aboutSecrecy(id: string, { analysis, locale }: Telling): string | undefined {
  const regime = analysis.workspace.environment.base.secrecy.find((known) => known.id === id);
  return regime && page(heading(T.secrecy[locale], id, regime.title[locale]), [], [
    [T.lawLabel[locale], plain(regime.law)],
    [T.holder[locale], plain(regime.holder[locale])],
    [T.release[locale], plain(regime.release[locale])],
    evidenceRow(regime, locale),
  ]);
}
