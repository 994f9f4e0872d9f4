// SPDX-License-Identifier: Apache-2.0
// The words of the interface in seven languages. English comes with the page; another language is fetched when
// it is chosen. A test holds all catalogues to the same keys.
import en from '../messages/en.json';
import { Format } from './format';

export type Key = keyof typeof en;
export const kLanguages = { en: 'English', ru: 'Русский', zh: '中文', tr: 'Türkçe', kk: 'Қазақша', az: 'Azərbaycanca', ka: 'ქართული' } as const;
export type Language = keyof typeof kLanguages;

const catalogues = import.meta.glob<{ default: Record<string, string> }>(['../messages/*.json', '!../messages/en.json']);

class Words {
  language = $state<Language>('en');
  private words = $state.raw<Record<string, string>>(en);
  readonly format = $derived(new Format(this.language));

  async speak(language: Language): Promise<void> {
    const catalogue = language === 'en' ? en : (await catalogues[`../messages/${language}.json`]!()).default;
    this.words = catalogue;
    this.language = language;
    document.documentElement.lang = language;
  }
  /** The words of a key; {name} is replaced. */
  say(key: Key, values: Record<string, string | number> = {}): string {
    const text = this.words[key] ?? en[key];
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  }
  /** A word that comes with the data ("rail", "wait"): translated if there is a key for it. */
  word(group: string, word: string | null | undefined): string {
    if (!word) return '';
    return this.words[`${group}.${word}`] ?? word.replaceAll('_', ' ');
  }
}

export const words = new Words();
export const say = (key: Key, values?: Record<string, string | number>): string => words.say(key, values);
