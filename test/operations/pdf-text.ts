/** The text of a PDF that pdfkit made, page by page, by the ToUnicode tables that it embeds: what a reader can search and copy. */
import { inflateSync } from 'node:zlib';

export function readPdfPages(bytes: Uint8Array): string[] {
  const objects = readObjects(Buffer.from(bytes));
  const decoders = new Map<string, (hex: string) => string>();
  for (const { head } of objects.values())
    for (const [, name = '', id = ''] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id)?.head ?? '')?.[1];
      if (unicode !== undefined) decoders.set(name, readToUnicode(objects.get(unicode)?.stream.toString('latin1') ?? ''));
    }
  const pages = [...objects.values()].filter(({ head }) => /\/Type \/Page\b(?!s)/.test(head));
  return pages.map(({ head }) => readContent(objects.get(/\/Contents (\d+) 0 R/.exec(head)?.[1] ?? '')?.stream.toString('latin1') ?? '', decoders));
}

function readObjects(file: Buffer): Map<string, { head: string; stream: Buffer }> {
  const text = file.toString('latin1');
  const objects = new Map<string, { head: string; stream: Buffer }>();
  for (const match of text.matchAll(/^(\d+) 0 obj\n/gm)) {
    const start = match.index + match[0].length;
    const end = text.indexOf('\nendobj', start);
    const body = text.slice(start, end);
    const cut = body.indexOf('stream\n');
    const head = cut < 0 ? body : body.slice(0, cut);
    const raw =
      cut < 0
        ? Buffer.alloc(0)
        : file.subarray(start + cut + 'stream\n'.length, start + cut + 'stream\n'.length + Number(/\/Length (\d+)/.exec(head)?.[1]));
    objects.set(match[1] ?? '', { head, stream: head.includes('/FlateDecode') ? inflateSync(raw) : raw });
  }
  return objects;
}

function readToUnicode(table: string): (hex: string) => string {
  const known = new Map<number, string>();
  for (const [, first = '', list = ''] of table.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi))
    for (const [i, [, hex = '']] of [...list.matchAll(/<([0-9a-f ]+)>/gi)].entries()) {
      const units = (hex.replaceAll(' ', '').match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16));
      known.set(Number.parseInt(first, 16) + i, String.fromCharCode(...units));
    }
  return (hex) => (hex.match(/.{4}/g) ?? []).map((glyph) => known.get(Number.parseInt(glyph, 16)) ?? '\ufffd').join('');
}

function readContent(content: string, decoders: ReadonlyMap<string, (hex: string) => string>): string {
  let decode: (hex: string) => string = () => '';
  let text = '';
  for (const [, font, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (font !== undefined) decode = decoders.get(font) ?? (() => '\ufffd');
    else text += `${[...(shown ?? '').matchAll(/<([0-9a-f]*)>/gi)].map(([, hex = '']) => decode(hex)).join('')}\n`;
  }
  return text;
}
