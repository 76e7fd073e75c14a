/** When the trains of a GTFS feed leave: its clock, its calendar, calls without a time, platforms of one station; and what of a feed is not read. */
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { importOptions } from '../../../test/scenes/import-options.js';
import { sourceOf } from '../../../test/scenes/osm-scene.js';
import { importFiles } from '../index.js';

type Files = Readonly<Record<string, string>>;

const feed = {
  'agency.txt': 'agency_id,agency_name,agency_timezone\nR,Rail,Asia/Almaty\n',
  'stops.txt': 'stop_id,stop_name,stop_lat,stop_lon\nA,Alpha,44,68\nB,Bravo,44,69\nC,Charlie,44,72\n',
  'routes.txt': 'route_id,agency_id,route_long_name,route_type,layer\nF,R,Freight,2,feeder\n',
  'trips.txt': 'route_id,service_id,trip_id\nF,W,T\n',
  'stop_times.txt': 'trip_id,arrival_time,departure_time,stop_id,stop_sequence\nT,08:00:00,08:00:00,A,1\nT,16:00:00,16:00:00,C,3\n',
  'calendar.txt': 'service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\nW,1,1,1,1,1,1,1,20260101,20261231\n',
};

const run = (files: Files) =>
  importFiles(
    Object.entries(files).map(([name, text]) => sourceOf(name, text, 997)),
    importOptions(),
  );
async function imported(files: Files) {
  const outcome = await run(files);
  if (outcome.kind === 'wrong') throw new Error(JSON.stringify(outcome.issues));
  return outcome;
}
const errors = async (files: Files) => {
  const outcome = await run(files);
  expect(outcome.kind).toBe('wrong');
  return outcome.issues.filter(({ severity }) => severity === 'error').map(({ at, message }) => `${at.file}:${at.line} ${at.field} ${message}`);
};

type Departures = Awaited<ReturnType<typeof imported>>['tables']['departures'];

/** Every instant that the rows name, on the clock of the stop, in seconds: by Temporal, not by the code under test. */
function instantsOf(departures: Departures, zone: string): number[] {
  return departures
    .flatMap(({ weekdays, local_time, valid_from, valid_to }) => {
      const found: number[] = [];
      const last = Temporal.PlainDate.from(valid_to ?? '');
      for (let day = Temporal.PlainDate.from(valid_from ?? ''); Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
        if (weekdays.includes(String(day.dayOfWeek)))
          found.push(day.toZonedDateTime({ timeZone: zone, plainTime: local_time }).epochMilliseconds / 1000);
      }
      return found;
    })
    .sort((a, b) => a - b);
}

/** GTFS reference: a time is counted from noon minus 12 hours of the day of service, on the clock of the agency. */
const byReference = (dates: readonly string[], clock: string, zone: string): number[] => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return dates.map((date) => {
    const noon = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: '12:00' });
    return noon.subtract({ hours: 12 }).add({ hours, minutes }).epochMilliseconds / 1000;
  });
};

const eachDay = (from: string, to: string): string[] => {
  const days: string[] = [];
  const last = Temporal.PlainDate.from(to);
  for (let day = Temporal.PlainDate.from(from); Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) days.push(day.toString());
  return days;
};

describe('IM5a: times of a feed are read on the clock of its agency', () => {
  const leaving = (agency: string, stop: string, clock: string): Files => ({
    ...feed,
    'agency.txt': `agency_id,agency_name,agency_timezone\nR,Rail,${agency}\n`,
    'stops.txt': `stop_id,stop_name,stop_lat,stop_lon,stop_timezone\nA,Alpha,44,68,${stop}\nC,Charlie,44,72,\n`,
    'stop_times.txt': `trip_id,arrival_time,departure_time,stop_id,stop_sequence\nT,${clock}:00,${clock}:00,A,1\nT,40:00:00,40:00:00,C,2\n`,
  });
  it('a time of Moscow is two hours later on the wall in Almaty, and on the day after when midnight lies between', async () => {
    const { tables } = await imported(leaving('Europe/Moscow', 'Asia/Almaty', '08:15'));
    expect(tables.departures).toMatchObject([
      { weekdays: ['1', '2', '3', '4', '5', '6', '7'], local_time: '10:15', valid_from: '2026-01-01', valid_to: '2026-12-31' },
    ]);
    const late = await imported(leaving('Europe/Moscow', 'Asia/Almaty', '23:15'));
    expect(late.tables.departures).toMatchObject([{ local_time: '01:15', valid_from: '2026-01-02', valid_to: '2027-01-01' }]);
  });
  it('a change of the agency’s clocks moves the train on the wall of a stop whose clocks do not change', async () => {
    const { tables } = await imported(leaving('Europe/Berlin', 'Asia/Almaty', '20:30'));
    // Almaty is 4 hours ahead of Berlin in winter, 3 in summer (29 March to 25 October 2026)
    expect(tables.departures.map(({ local_time, valid_from, valid_to }) => [local_time, valid_from, valid_to])).toEqual([
      ['00:30', '2026-01-02', '2026-03-29'],
      ['00:30', '2026-10-26', '2027-01-01'],
      ['23:30', '2026-03-29', '2026-10-24'],
    ]);
  });
  it.each([
    ['Europe/Berlin', 'Asia/Almaty', '20:30'],
    ['Europe/Berlin', 'Europe/Berlin', '05:10'],
    ['Europe/Berlin', 'Europe/Berlin', '28:40'], // at 04:40 of the day after: an hour later on the wall when clocks went forward that night
    ['Asia/Almaty', 'Europe/Berlin', '07:00'],
    ['Asia/Shanghai', 'America/New_York', '31:45'],
    ['Europe/London', 'Europe/Athens', '12:00'],
  ])('leaves when the reference says: %s told at %s, %s', async (agency, stop, clock) => {
    const { tables } = await imported(leaving(agency, stop, clock));
    expect(instantsOf(tables.departures, stop)).toEqual(byReference(eachDay('2026-01-01', '2026-12-31'), clock, agency));
  });
  it('no zone of an agency is told and the clock of the first stop taken; one that does not exist is refused', async () => {
    const { tables, issues } = await imported({ ...feed, 'agency.txt': 'agency_id,agency_name\nR,Rail\n' });
    expect(tables.departures).toMatchObject([{ local_time: '08:00' }]);
    expect(issues.map(({ at }) => at.field)).toContain('agency_timezone');
    expect(await errors(leaving('Europe/Atlantis', 'Asia/Nowhere', '08:00'))).toEqual([
      "agency.txt:2 agency_timezone 'Europe/Atlantis' is no time zone such as Asia/Almaty",
      "stops.txt:2 stop_timezone 'Asia/Nowhere' is no time zone such as Asia/Almaty",
    ]);
  });
});

describe('IM5b: the days of a feed', () => {
  const noCalendar: Files = Object.fromEntries(Object.entries(feed).filter(([name]) => name !== 'calendar.txt'));
  it('dates are added to the season and taken out of it', async () => {
    const { tables } = await imported({
      ...feed,
      'calendar.txt': 'service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\nW,1,0,0,0,0,0,0,20260101,20260228\n',
      'calendar_dates.txt': 'service_id,date,exception_type\nW,20260119,2\nW,20260217,1\n',
    });
    // Mondays from 5 January to 23 February without the 19th, and Tuesday 17 February
    const dates = ['2026-01-05', '2026-01-12', '2026-01-26', '2026-02-02', '2026-02-09', '2026-02-16', '2026-02-17', '2026-02-23'];
    expect(instantsOf(tables.departures, 'Asia/Almaty')).toEqual(byReference(dates, '08:00', 'Asia/Almaty'));
  });
  it('a feed of dates alone is read, and its weekdays are found again', async () => {
    const dates = eachDay('2026-03-02', '2026-05-31').filter((date) => [1, 3, 5].includes(Temporal.PlainDate.from(date).dayOfWeek));
    const { tables } = await imported({
      ...noCalendar,
      'calendar_dates.txt': `service_id,date,exception_type\n${dates.map((date) => `W,${date.replaceAll('-', '')},1\n`).join('')}`,
    });
    expect(tables.departures.map(({ weekdays, valid_from, valid_to }) => [weekdays.join(), valid_from, valid_to])).toEqual([
      ['1,3,5', '2026-03-02', '2026-05-29'],
    ]);
    expect(instantsOf(tables.departures, 'Asia/Almaty')).toEqual(byReference(dates, '08:00', 'Asia/Almaty'));
  });
  it('a trip that runs on no day is left out by name; a wrong date, kind or season is told', async () => {
    const { tables, issues } = await imported({
      ...feed,
      'trips.txt': 'route_id,service_id,trip_id\nF,W,T\nF,N,U\n',
      'stop_times.txt': `${feed['stop_times.txt']}U,09:00:00,09:00:00,A,1\nU,17:00:00,17:00:00,C,2\n`,
      'calendar_dates.txt': 'service_id,date,exception_type\nN,20260105,2\n',
    });
    expect(tables.departures).toHaveLength(1);
    expect(issues.map(({ message }) => message)).toContain('trips that run on no day are left out: U');
    expect(
      await errors({
        ...feed,
        'calendar.txt':
          'service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\nW,1,0,x,0,0,0,0,20260201,20260101\n',
        'calendar_dates.txt': 'service_id,date,exception_type\nW,20260230,1\nW,20260103,3\n',
      }),
    ).toEqual([
      "calendar.txt:2 wednesday 'x' is neither 1 (runs) nor 0",
      'calendar.txt:2 end_date the season ends before it begins',
      "calendar_dates.txt:2 date '20260230' is not a date such as 20260301",
      "calendar_dates.txt:3 exception_type '3' is neither 1 (a day added) nor 2 (a day removed)",
    ]);
    expect((await errors(noCalendar))[0]).toContain('needs calendar.txt, calendar_dates.txt or frequencies.txt');
  });
});

describe('IM5c: calls and stops', () => {
  const calling = (rows: string, more: Files = {}): Files => ({ ...feed, ...more, 'stop_times.txt': rows });
  it('a call without a time passes in proportion to the way, and this is told', async () => {
    const { tables, issues } = await imported(
      calling('trip_id,arrival_time,departure_time,stop_id,stop_sequence\nT,08:00:00,08:00:00,A,1\nT,,,B,2\nT,16:00:00,16:00:00,C,3\n'),
    );
    // one degree of longitude of four on one parallel (as good as: great circles), so 2 h of 8
    const rides = tables.service_stops.map(({ place, ride_p50_h }) => [place, ride_p50_h]);
    expect(rides.map(([place]) => place)).toEqual(['scene:A', 'scene:B', 'scene:C']);
    expect(rides[1]?.[1]).toBeCloseTo(2, 2);
    expect(rides[2]?.[1]).toBeCloseTo(6, 2);
    expect(issues.map(({ message }) => message)).toContainEqual(expect.stringMatching(/^1 calls without a time/));
  });
  it('by the distances of the file where it tells all of them', async () => {
    const { tables } = await imported(
      calling(
        'trip_id,arrival_time,departure_time,stop_id,stop_sequence,shape_dist_traveled\nT,08:00:00,08:00:00,A,1,0\nT,,,B,2,75\nT,16:00:00,16:00:00,C,3,100\n',
      ),
    );
    expect(tables.service_stops.map(({ ride_p50_h }) => ride_p50_h)).toEqual([undefined, 6, 2]);
  });
  it('the first and the last call need a time; a time that is none is told with its cell', async () => {
    const begin = 'trip_id,arrival_time,departure_time,stop_id,stop_sequence\n';
    expect(await errors(calling(`${begin}T,08:00:00,08:00:00,A,1\nT,,,C,3\n`))).toContainEqual(
      'stop_times.txt:3 departure_time the first and the last call of a trip need a time of the form 26:15:00',
    );
    expect(await errors(calling(`${begin}T,08:00:00,08:00:00,A,1\nT,noon,,B,2\nT,16:00:00,16:00:00,C,3\n`))).toEqual([
      "stop_times.txt:3 arrival_time 'noon' is no time of the form 26:15:00",
    ]);
  });
  it('platforms are their station, and entrances are left out by number', async () => {
    const { tables, issues } = await imported({
      ...feed,
      'stops.txt':
        'stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station\nS,Alpha,44,68,1,\nA,Alpha platform 1,44.001,68,0,S\nB,Alpha platform 2,44.002,68,0,S\nE,Gate,,,2,S\nC,Charlie,44,72,,\n',
      'trips.txt': 'route_id,service_id,trip_id\nF,W,T\nF,W,U\n',
      'stop_times.txt': `${feed['stop_times.txt']}U,09:00:00,09:00:00,B,1\nU,17:00:00,17:00:00,C,2\n`,
    });
    expect(tables.places.map(({ id, name_en }) => [id, name_en])).toEqual([
      ['scene:S', 'Alpha'],
      ['scene:C', 'Charlie'],
    ]);
    // both trips are one service then, with two departures a day
    expect(tables.services).toHaveLength(1);
    expect(tables.departures.map(({ local_time }) => local_time)).toEqual(['08:00', '09:00']);
    expect(issues.map(({ message }) => message)).toContainEqual(expect.stringMatching(/^1 entrances/));
    expect(
      await errors({
        ...feed,
        'stops.txt': `${feed['stops.txt'].replace('stop_lon\n', 'stop_lon,parent_station\n').replaceAll(/(\d)\n/g, '$1,X\n')}`,
      }),
    ).toContainEqual("stops.txt:2 parent_station stop A is part of 'X', which is not in the stops");
  });
});

it('IM5d: a file of GTFS that is not read is named with the reason, and one that is none of GTFS is refused', async () => {
  const { tables, issues } = await imported({
    ...feed,
    'gtfs/shapes.txt': 'shape_id,shape_pt_lat,shape_pt_lon,shape_pt_sequence\n1,44,68,1\n',
    'transfers.txt': 'from_stop_id,to_stop_id,transfer_type\nA,B,0\n',
    'feed_info.txt': 'feed_publisher_name,feed_publisher_url,feed_lang\nX,https://example.com,en\n',
    'stop_areas.txt': 'area_id,stop_id\n1,A\n',
  });
  expect(tables.services).toHaveLength(1);
  const unread = issues.filter(({ code }) => code === 'import/left-out').map(({ at, message }) => `${at.file}: ${message}`);
  expect(unread).toEqual([
    'feed_info.txt: the file is not read: who publishes the files does not change a plan',
    'gtfs/shapes.txt: the file is not read: ways of trains follow the rail links, other rides are straight',
    'stop_areas.txt: the file is not read: it is about passengers and their fares',
    'transfers.txt: the file is not read: what a transfer takes stands in the operations of the network',
  ]);
  expect((await errors({ ...feed, 'notes.txt': 'route_id,remark\nF,nice\n' }))[0]).toContain('notes.txt:1');
});
