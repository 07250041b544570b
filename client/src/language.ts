import { env, workspace } from 'vscode';

/** The language of the texts: the setting, else that of VS Code when it is Dutch, else English. */
export function language(): 'nl' | 'en' {
  const setting = workspace.getConfiguration('grondslag').get<string>('language');
  if (setting === 'nl' || setting === 'en') return setting;
  return env.language.toLowerCase().startsWith('nl') ? 'nl' : 'en';
}
