/** Which language a run speaks: asked for, configured, the system's, else Dutch. */
import type { Locale } from '../messages/template.ts';
import type { Io } from './io.ts';

/** The system's language: Dutch where it names none; English where it names another. */
export function systemLanguage(env: Io['env']): Locale {
  const value = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((text) => text !== undefined && text !== '') ?? '';
  const name = value.toLowerCase().split(/[._@-]/)[0] ?? '';
  return name === '' || name === 'c' || name === 'posix' || name === 'nl' ? 'nl' : 'en';
}
