/** Graphs of the 9th DIMACS Implementation Challenge (http://www.diag.uniroma1.it/challenge9/), as the bench needs them: whole files, unzipped in memory. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

export interface DimacsArcs {
  readonly nodes: number;
  /** From 0. */
  readonly tails: Uint32Array;
  readonly heads: Uint32Array;
  readonly weights: Uint32Array;
}

export const readDimacs = (file: string): DimacsArcs => {
  const bytes = gunzipSync(readFileSync(file));
  let nodes = 0;
  let arcs = 0;
  let tails = new Uint32Array(0);
  let heads = tails;
  let weights = tails;
  const space = 32;
  const newline = 10;
  for (let at = 0; at < bytes.length; ) {
    let end = bytes.indexOf(newline, at);
    if (end < 0) end = bytes.length;
    const kind = bytes[at];
    if (kind === 0x70) {
      const [, , n = '0', m = '0'] = bytes.toString('latin1', at, end).split(' ');
      nodes = Number(n);
      tails = new Uint32Array(Number(m));
      heads = new Uint32Array(Number(m));
      weights = new Uint32Array(Number(m));
    } else if (kind === 0x61) {
      const fields = [0, 0, 0];
      let field = 0;
      for (let i = at + 2; i < end; i++) {
        const byte = bytes[i] ?? space;
        if (byte === space) field++;
        else fields[field] = (fields[field] ?? 0) * 10 + byte - 48;
      }
      tails[arcs] = (fields[0] ?? 0) - 1;
      heads[arcs] = (fields[1] ?? 0) - 1;
      weights[arcs++] = fields[2] ?? 0;
    }
    at = end + 1;
  }
  if (arcs !== tails.length) throw new Error(`${file}: ${arcs} arcs; its p line says ${tails.length}`);
  return { nodes, tails, heads, weights };
};
