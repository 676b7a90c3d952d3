import { nativeTheme } from 'electron';
import type { Reply } from '../../data/contract/api.ts';
import type { Call } from '../library-messages.ts';

/**
 * The window and its menus follow two of the person's preferences, `locale` and `theme`. They are read from the
 * library's answers as these pass by, so that the page need not say anything twice.
 */
export function followPreferences(call: Call, onLanguage: (language: string) => void): Call {
  const apply = (reply: Reply<unknown>): void => {
    if (!reply.ok || typeof reply.value !== 'object' || reply.value === null) return;
    const { locale, theme } = reply.value as Readonly<Record<string, unknown>>; // an object: any field may be asked
    if (typeof locale === 'string') onLanguage(locale);
    if (theme === 'light' || theme === 'dark' || theme === 'system') nativeTheme.themeSource = theme;
  };
  return async (method, request) => {
    const reply = await call(method, request);
    if (method === 'preferences.read' || method === 'preferences.write') apply(reply);
    return reply;
  };
}
