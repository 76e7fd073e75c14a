/**
 * The tags of an XML 1.0 text, one after another, strictly: what is not well-formed stops with its line. No document type is read (it could make a
 * few bytes into gigabytes), so the only entities are the five that XML has and characters by number.
 */

export type XmlToken =
  | {
      readonly kind: 'open';
      readonly name: string;
      readonly attributes: ReadonlyMap<string, string>;
      readonly line: number;
      readonly isEmpty: boolean;
    }
  | { readonly kind: 'close'; readonly name: string; readonly line: number }
  | { readonly kind: 'text'; readonly text: string; readonly line: number }
  | { readonly kind: 'wrong'; readonly sentence: string; readonly line: number };

const nameForm = /[\p{L}_:][\p{L}\p{N}_:.·-]*/uy;
const space = /\s*/y;

/** Ends after the root element, or at the first thing that is wrong. */
export function* readXmlTags(source: string): Generator<XmlToken, void> {
  const text = source.charCodeAt(0) === 0xfeff ? source.slice(1) : source;
  const cursor: Cursor = { text, at: 0, line: 1, counted: 0 };
  const open: string[] = [];
  let hadRoot = false;
  while (cursor.at < text.length) {
    const token = readToken(cursor, open, hadRoot);
    if (token === undefined) continue;
    yield token;
    if (token.kind === 'wrong') return;
    if (token.kind === 'open') {
      hadRoot = true;
      if (!token.isEmpty) open.push(token.name);
    } else if (token.kind === 'close') open.pop();
  }
  const line = lineOf(cursor, text.length);
  if (open.length > 0) yield { kind: 'wrong', sentence: `The text ends inside <${open.at(-1)}>`, line };
  else if (!hadRoot) yield { kind: 'wrong', sentence: 'The text has no element', line };
}

/** Where the reading stands; lines are counted as far as somebody asked. */
interface Cursor {
  readonly text: string;
  at: number;
  line: number;
  counted: number;
}

function lineOf(cursor: Cursor, offset: number): number {
  for (; cursor.counted < offset; cursor.counted++) if (cursor.text.charCodeAt(cursor.counted) === 10) cursor.line++;
  return cursor.line;
}

function wrong(cursor: Cursor, sentence: string): XmlToken {
  return { kind: 'wrong', sentence, line: lineOf(cursor, cursor.at) };
}

function skipTo(cursor: Cursor, end: string, from: number): boolean {
  const found = cursor.text.indexOf(end, from);
  if (found < 0) return false;
  cursor.at = found + end.length;
  return true;
}

/** Undefined for what says nothing: comments, instructions, space outside the root. */
function readToken(cursor: Cursor, open: readonly string[], hadRoot: boolean): XmlToken | undefined {
  const { text, at } = cursor;
  if (text[at] !== '<') return readText(cursor, open);
  if (text.startsWith('<!--', at)) return skipTo(cursor, '-->', at + 4) ? undefined : wrong(cursor, 'A comment does not end');
  if (text.startsWith('<?', at)) return skipTo(cursor, '?>', at + 2) ? undefined : wrong(cursor, 'An instruction <? does not end');
  if (text.startsWith('<![CDATA[', at)) return readData(cursor, open);
  if (text.startsWith('<!', at)) return wrong(cursor, 'A document type (<!DOCTYPE …>) is not read');
  return text[at + 1] === '/' ? readClose(cursor, open) : readOpen(cursor, open, hadRoot);
}

function readText(cursor: Cursor, open: readonly string[]): XmlToken | undefined {
  const end = cursor.text.indexOf('<', cursor.at);
  const raw = cursor.text.slice(cursor.at, end < 0 ? cursor.text.length : end);
  const line = lineOf(cursor, cursor.at);
  if (open.length === 0 && raw.trim() !== '') {
    cursor.at = skipSpace(cursor.text, cursor.at);
    return wrong(cursor, 'There is text outside the root element');
  }
  const text = decodeEntities(raw);
  if (text === undefined) return wrong(cursor, 'An entity is not one of &lt; &gt; &amp; &apos; &quot; or a character by number');
  cursor.at += raw.length;
  return open.length === 0 ? undefined : { kind: 'text', text, line };
}

function readData(cursor: Cursor, open: readonly string[]): XmlToken | undefined {
  const from = cursor.at + '<![CDATA['.length;
  const line = lineOf(cursor, cursor.at);
  if (open.length === 0) return wrong(cursor, 'There is text outside the root element');
  if (!skipTo(cursor, ']]>', from)) return wrong(cursor, 'A CDATA section does not end');
  return { kind: 'text', text: cursor.text.slice(from, cursor.at - 3), line };
}

function readClose(cursor: Cursor, open: readonly string[]): XmlToken {
  const { text, at } = cursor;
  const name = matchAt(nameForm, text, at + 2);
  const end = name === undefined ? -1 : skipSpace(text, at + 2 + name.length);
  if (name === undefined || text[end] !== '>') return wrong(cursor, 'A closing tag is not right');
  if (name !== open.at(-1)) return wrong(cursor, open.length === 0 ? `</${name}> closes nothing` : `</${name}> should be </${open.at(-1)}>`);
  const line = lineOf(cursor, at);
  cursor.at = end + 1;
  return { kind: 'close', name, line };
}

function readOpen(cursor: Cursor, open: readonly string[], hadRoot: boolean): XmlToken {
  const { text, at } = cursor;
  const name = matchAt(nameForm, text, at + 1);
  if (name === undefined) return wrong(cursor, 'A < begins no tag; written as text it is &lt;');
  if (hadRoot && open.length === 0) return wrong(cursor, `There is a second root element, <${name}>`);
  const read = readAttributes(text, at + 1 + name.length);
  if (typeof read === 'string') return wrong(cursor, `In <${name}>: ${read}`);
  const line = lineOf(cursor, at);
  cursor.at = read.end;
  return { kind: 'open', name, attributes: read.attributes, line, isEmpty: read.isEmpty };
}

interface Attributes {
  readonly attributes: ReadonlyMap<string, string>;
  readonly end: number;
  readonly isEmpty: boolean;
}

/** From after the name to after the `>`; a sentence where they are not right. */
function readAttributes(text: string, from: number): Attributes | string {
  const attributes = new Map<string, string>();
  let at = from;
  for (;;) {
    const before = at;
    at = skipSpace(text, at);
    if (text[at] === '>') return { attributes, end: at + 1, isEmpty: false };
    if (text.startsWith('/>', at)) return { attributes, end: at + 2, isEmpty: true };
    const name = matchAt(nameForm, text, at);
    if (name === undefined || before === at) return at >= text.length ? 'the tag does not end' : 'an attribute is not right';
    const equals = skipSpace(text, at + name.length);
    const start = skipSpace(text, equals + 1);
    const quote = text[start];
    if (text[equals] !== '=' || (quote !== '"' && quote !== "'")) return `the attribute ${name} has no value in quotes`;
    const end = text.indexOf(quote, start + 1);
    if (end < 0) return `the value of ${name} does not end`;
    const value = decodeEntities(text.slice(start + 1, end));
    if (value === undefined || text.slice(start + 1, end).includes('<')) return `the value of ${name} has a < or an entity that XML does not have`;
    if (attributes.has(name)) return `the attribute ${name} is there twice`;
    attributes.set(name, value);
    at = end + 1;
  }
}

function matchAt(form: RegExp, text: string, at: number): string | undefined {
  form.lastIndex = at;
  return form.exec(text)?.[0];
}
const skipSpace = (text: string, at: number): number => at + (matchAt(space, text, at) ?? '').length;

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', apos: "'", quot: '"' };

function decodeEntities(text: string): string | undefined {
  if (!text.includes('&')) return text;
  let isRight = true;
  const decoded = text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w+));|&/g, (_, decimal?: string, hex?: string, name?: string) => {
    const code = decimal !== undefined ? Number(decimal) : hex !== undefined ? Number.parseInt(hex, 16) : undefined;
    if (code !== undefined && code > 0 && code <= 0x10_ffff) return String.fromCodePoint(code);
    const known = name === undefined ? undefined : named[name];
    if (known === undefined) isRight = false;
    return known ?? '';
  });
  return isRight ? decoded : undefined;
}
