import type { BilingualText } from '../../messages/template.ts';
import { unitKey } from '../../model/path.ts';
import { defineRule } from '../rule.ts';
import { pipelineExample } from '../example.ts';
import { completed, renamed, shortened, weighedAgain } from './comment-fixes.ts';
import { PLAIN_BODY } from './plain-body.ts';

/** A comment that wants to ignore a finding but may not, or does not say who, until when and why. */
export const rule = defineRule({
  id: 'incomplete-ignore',
  group: 'structure',
  lens: 'technical',
  severity: 'error',
  preset: 'engineer',
  confidence: 'high',
  principles: ['accountability', 'small-steps'],
  articles: ['AVG 5(2)'],
  fix: 'unsafe',
  ignorable: false,
  summary: { nl: 'Een negeer-opmerking is onvolledig, verlopen of niet toegestaan', en: 'An ignore comment is incomplete, expired or not allowed' },
  why: {
    nl: 'Een bevinding opzij zetten is een besluit. Wie het nam, tot wanneer en waarom hoort erbij te staan, anders kan niemand het verantwoorden (AVG 5(2)).',
    en: 'Setting a finding aside is a decision. Who took it, until when and why belongs beside it, or nobody can account for it (GDPR 5(2)).',
  },
  resolve: {
    nl: 'Schrijf `# grondslag: ignore[regel] by=wie until=JJJJ-MM-DD -- reden`. Is de datum voorbij, weeg dan opnieuw.',
    en: 'Write `# grondslag: ignore[rule] by=who until=YYYY-MM-DD -- reason`. If the date has passed, weigh it again.',
  },
  messages: {
    incomplete: { nl: 'Deze negeer-opmerking mist {missing}', en: 'This ignore comment lacks {missing}' },
    open: { nl: 'In deze negeer-opmerking is nog in te vullen: {parts}', en: 'This ignore comment still has to be filled in: {parts}' },
    expired: { nl: 'Deze negeer-opmerking gold tot {until}', en: 'This ignore comment held until {until}' },
    unknownRule: { nl: 'Regel «{rule}» bestaat niet', en: 'Rule “{rule}” does not exist' },
    near: { nl: 'Regel «{rule}» bestaat niet; bedoel je «{suggestion}»?', en: 'Rule “{rule}” does not exist; did you mean “{suggestion}”?' },
    notIgnorable: { nl: 'Regel «{rule}» kan niet worden genegeerd', en: 'Rule “{rule}” cannot be ignored' },
    locked: { nl: 'De configuratie staat niet toe dat regel «{rule}» hier wordt genegeerd', en: 'The configuration does not allow rule “{rule}” to be ignored here' },
    malformed: { nl: 'Deze opmerking is geen geldige aanwijzing voor grondslag', en: 'This comment is no valid directive for grondslag' },
  },
  examples: {
    trigger: `# grondslag: ignore-file[missing-retention] -- later\n${pipelineExample(PLAIN_BODY)}`,
    repaired: pipelineExample(PLAIN_BODY),
    nearMiss: `# De grondslag: zie het verwerkingsregister\n${pipelineExample(PLAIN_BODY)}`,
  },

  *checkFile(view, report) {
    for (const fault of view.comments) {
      const at = { unit: unitKey(view.file, 0), path: [], part: 'whole' as const, span: fault.span };
      const name = fault.rules[0] ?? '';
      const facts = { kind: fault.kind, comment: fault.comment, rules: fault.rules.join(','), missing: fault.missing.join(','), ...(fault.suggestion === undefined ? {} : { suggestion: fault.suggestion }) };
      switch (fault.kind) {
        case 'incomplete': yield report('incomplete', at, { missing: fault.missing.map(ruleText) }, { facts }); break;
        case 'open': yield report('open', at, { parts: fault.missing.map(ruleText) }, { facts }); break;
        case 'expired': yield report('expired', at, { until: fault.until ?? '' }, { facts }); break;
        case 'unknown-rule':
          if (fault.suggestion === undefined) yield report('unknownRule', at, { rule: name }, { facts });
          else yield report('near', at, { rule: name, suggestion: fault.suggestion }, { facts });
          break;
        case 'not-ignorable': yield report('notIgnorable', at, { rule: name }, { facts }); break;
        case 'locked': yield report('locked', at, { rule: name }, { facts }); break;
        case 'malformed': yield report('malformed', at, {}, { facts }); break;
        case 'unused': break;
      }
    }
  },

  *fixesInFile(finding) {
    const { kind, comment = '', rules = '', missing = '', suggestion } = finding.facts;
    switch (kind) {
      case 'incomplete': yield completed(finding, comment, missing.split(',')); break;
      case 'expired':
        yield weighedAgain(finding, comment);
        yield shortened(finding, comment, rules.split(','));
        break;
      case 'unknown-rule':
        if (suggestion !== undefined) yield renamed(finding, comment, rules, suggestion);
        yield shortened(finding, comment, [rules]);
        break;
      case 'not-ignorable':
      case 'locked': yield shortened(finding, comment, [rules]); break;
      case undefined:
      default: break;
    }
  },
});

/** What an ignore comment must say, in words. */
const PARTS: Readonly<Record<string, BilingualText>> = {
  by: { nl: 'by (wie)', en: 'by (who)' },
  until: { nl: 'until (tot wanneer)', en: 'until (until when)' },
  reason: { nl: 'een reden na --', en: 'a reason after --' },
};

/** A part of an ignore comment as a message names it. */
function ruleText(part: string): BilingualText {
  return PARTS[part] ?? { nl: part, en: part };
}
