import { describe, expect, test } from 'vitest';
import { readGpx, readPositionLines, toPositionEvent } from './index.js';

const one = { unit: '豫A12345', at: '2024-07-01T08:00:00+05:00', lat: 46.8, lon: 61.7 };

describe('ST9: positions as lines of JSON', () => {
  test('a report a line; empty lines are passed over', () => {
    const read = { ...one, vehicle: null, note: null };
    expect(readPositionLines(`${JSON.stringify(one)}\n\n${JSON.stringify(one)}\r\n`)).toMatchObject({ kind: 'read', value: [read, read] });
  });

  test('every problem is told at its place, and nothing is taken', () => {
    const lines = readPositionLines(`${JSON.stringify(one)}\n{"unit"\n${JSON.stringify({ ...one, lon: 181 })}`);
    expect(lines.kind === 'problems' && lines.problems.map(({ at }) => at)).toEqual(['line 2', 'line 3.lon']);
    expect(readPositionLines('\n').kind).toBe('problems');
  });

  test('a hundred problems, and how many more', () => {
    const read = readPositionLines('x\n'.repeat(150));
    expect(read.kind === 'problems' && [read.problems.length, read.problems.at(-1)?.sentence]).toEqual([101, 'There are 50 more problems.']);
  });

  test('the same report is the same event', () => {
    const report = { ...one, vehicle: null, note: null };
    expect(toPositionEvent(report)).toEqual(toPositionEvent({ ...report }));
    expect(toPositionEvent(report).id).not.toBe(toPositionEvent({ ...report, lat: 46.81 }).id);
    expect(toPositionEvent(report)).toMatchObject({ code: 'POSI', classifier: 'ACT', position: { lat: 46.8, lon: 61.7 } });
  });
});

const gpx = (inside: string, head = 'version="1.1" creator="a box" xmlns="http://www.topografix.com/GPX/1/1"') =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<gpx ${head}>\n${inside}\n</gpx>\n`;
const point = (attributes: string, inside = '<time>2024-07-01T03:00:00Z</time>') => `<trkpt ${attributes}>${inside}</trkpt>`;

describe('ST10: the tracks of GPX 1.1', () => {
  test('each point of a track; the name of the track is the load unit', () => {
    const text = gpx(
      `<!-- the road by Aralsk --><trk><name>R&amp;D <![CDATA[7]]></name><trkseg>${point('lat="46.8" lon="61.7"')}${point("lon='61.8' lat='46.9'", '<ele>55</ele><time>2024-07-01T03:05:00.5Z</time><extensions><a:b xmlns:a="urn:a"/></extensions>')}</trkseg></trk>`,
    );
    expect(readGpx(text, undefined)).toEqual({
      kind: 'read',
      value: [
        { unit: 'R&D 7', at: '2024-07-01T03:00:00Z', lat: 46.8, lon: 61.7, vehicle: null, note: null },
        { unit: 'R&D 7', at: '2024-07-01T03:05:00.5Z', lat: 46.9, lon: 61.8, vehicle: null, note: null },
      ],
      origins: ['line 3', 'line 3'],
      leftOut: [],
      warnings: [],
    });
    expect(readGpx(text, '豫A12345')).toMatchObject({ value: [{ unit: '豫A12345' }, { unit: '豫A12345' }] });
  });

  test('way points and routes are plans; they are left out and counted', () => {
    const text = gpx(
      `<wpt lat="1" lon="1"/><rte><rtept lat="1" lon="1"/></rte><trk><name>a</name><trkseg>${point('lat="1" lon="1"')}</trkseg></trk>`,
    );
    expect(readGpx(text, undefined)).toMatchObject({ kind: 'read', leftOut: [{ sentence: expect.stringMatching(/^2 /) }] });
  });

  test('every point that is not right is told by its line, and nothing is taken', () => {
    const text = gpx(
      `<trk><name>a</name><trkseg>\n${point('lat="46.8" lon="61.7"')}\n${point('lat="91" lon="x"')}\n${point('lat="1" lon="1"', '')}\n${point('lat="1" lon="1"', '<time>yesterday</time>')}\n</trkseg></trk>`,
    );
    const read = readGpx(text, undefined);
    // lines 1 and 2 are the declaration and <gpx>, 3 is <trk>, 4 the good point
    expect(read.kind === 'problems' && read.problems.map(({ at }) => at)).toEqual(['line 5', 'line 5', 'line 6', 'line 7']);
  });

  test.each([
    ['of another version', gpx('', 'version="1.0" xmlns="http://www.topografix.com/GPX/1/0"'), 2],
    ['of another root', '<kml/>', 1],
    ['without its namespace', gpx('', 'version="1.1"'), 2],
    ['a track that is nobody’s', gpx(`<trk><trkseg>${point('lat="1" lon="1"')}</trkseg></trk>`), 3],
    ['tags that cross', gpx('<trk>\n<name></trk></name>'), 4],
    ['that ends too soon', '<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">\n<trk>', 2],
    ['with a document type', '<!DOCTYPE gpx [<!ENTITY a "b">]>\n<gpx/>', 1],
    ['with an entity of its own', gpx('<trk><name>&bomb;</name></trk>'), 3],
    ['an attribute twice', gpx('<trk a="1" a="2"/>'), 3],
    ['an attribute without quotes', gpx('<trk a=1/>'), 3],
    ['attributes that touch', gpx('<trk a="1"b="2"/>'), 3],
    ['two roots', `${gpx('')}<gpx/>`, 5],
    ['text outside', `${gpx('')}more`, 5],
    ['a bare <', gpx('<trk><name>1 < 2</name></trk>'), 3],
    ['a comment that does not end', gpx('<!-- '), 3],
  ])('%s is refused with its line', (_, text, line) => {
    const read = readGpx(text, undefined);
    expect(read.kind === 'problems' && read.problems[0]?.at).toBe(`line ${line}`);
  });

  test('empty, or no track', () => {
    expect(readGpx('', undefined).kind).toBe('problems');
    expect(readGpx(gpx(''), undefined)).toMatchObject({ kind: 'problems', problems: [{ sentence: expect.stringContaining('no point') }] });
  });
});
