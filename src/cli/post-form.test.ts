import { expect, test } from 'vitest';
import { findPostForm } from './post-form.js';

const pathOf = (file: string, text: string, unit?: string): string => {
  const found = findPostForm(file, text, unit);
  return found.kind === 'form' ? found.path : found.field;
};

test('a file of events goes where its format is read', () => {
  const position = '{"unit":"u","at":"2024-07-03T12:00:00Z","lat":1,"lon":2}';
  expect(pathOf('a.gpx', '<gpx/>')).toBe('v1/positions');
  expect(pathOf('A.GPX', '<gpx/>', '豫A1 2')).toBe('v1/positions?unit=%E8%B1%ABA1%202');
  expect(pathOf('a.ndjson', `\n${position}\n${position}\n`)).toBe('v1/positions');
  expect(pathOf('a.ndjson', '{"id":"a","code":"DEPA"}\n')).toBe('v1/events');
  expect(pathOf('a.json', position)).toBe('v1/positions');
  expect(pathOf('a.json', `{"positions":[${position}]}`)).toBe('v1/positions');
  expect(pathOf('a.json', '{"events":[{"id":"a"}]}')).toBe('v1/events');
  expect(pathOf('a.json', '{"events":[{"metadata":{}}]}')).toBe('v1/dcsa/events');
  expect(pathOf('a.json', '{"metadata":{}}')).toBe('v1/dcsa/events');
  expect(pathOf('a.jsonld', '{"type":"EPCISDocument"}')).toBe('v1/epcis/capture');
  // what is wrong with it the server says, at its place
  expect(pathOf('a.json', '{')).toBe('v1/events');
});

test('what cannot be posted is refused with the reason', () => {
  expect(pathOf('a.csv', '')).toBe('file');
  expect(pathOf('a.json', '{}', 'u')).toBe('unit');
});
