import type { Locale } from '../messages/template.ts';
import type { FixKind } from '../rules/finding.ts';

/** What kinds of fixes are called. */
export const FIX_KINDS: Readonly<Record<Locale, Readonly<Record<FixKind, string>>>> = {
  nl: { safe: 'veilig', unsafe: 'onveilig', suggestion: 'voorstel' },
  en: { safe: 'safe', unsafe: 'unsafe', suggestion: 'suggestion' },
};
