/** Titles of boxes are kept as a table in plain text, to be read and corrected by people who know the form. */
import { type DocumentLanguage, documentLanguages, type Titles } from '../../contract/index.js';

export interface FormTitles {
  /** In the order of printing. */
  readonly languages: readonly DocumentLanguage[];
  /** Of the box or column, or “page” itself; throws where the form has none. */
  readonly of: (number: string) => Titles;
}

/** `table`: a line for each box, its number and its title in each language, parted by bars. */
export function readTitles(languages: readonly string[], table: string): FormTitles {
  const named = languages.map((language) => documentLanguages.find((one) => one === language));
  const known = named.filter((language) => language !== undefined);
  if (known.length < named.length) throw new Error(`A language of ${languages.join(', ')} is not one of ${documentLanguages.join(', ')}`);
  const byNumber = new Map<string, Titles>();
  for (const line of table.trim().split('\n')) {
    const [number = '', ...texts] = line.split(' | ').map((cell) => cell.trim());
    if (texts.length !== known.length || texts.includes('') || byNumber.has(number)) throw new Error(`A line of titles is not right: ${line}`);
    byNumber.set(number, Object.fromEntries(known.map((language, i) => [language, texts[i]])));
  }
  return {
    languages: known,
    of: (number) => {
      const titles = byNumber.get(number);
      if (titles === undefined) throw new Error(`The form has no box ${number}; it has ${[...byNumber.keys()].join(', ')}`);
      return titles;
    },
  };
}
