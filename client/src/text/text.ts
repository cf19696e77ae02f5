import { en } from './en';
import { type Text, zh } from './zh';

/** Every word that a person reads. The language is a setting of the build, so that the other one costs no bytes. */
export const text: Text = BUILD_LANGUAGE === 'en' ? en : zh;

/** The server sends both languages beside each other. */
export const inLanguage = (both: { readonly zh: string; readonly en: string }): string =>
  BUILD_LANGUAGE === 'en' ? both.en : both.zh;
