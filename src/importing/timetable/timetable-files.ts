/** The files of a timetable: which are read, by which columns each is known, and which are not read and why. */
export interface TimetableRow {
  readonly file: string;
  readonly line: number;
  /** Empty for an empty cell and for a column that is not there. */
  cell(name: string): string;
}

export type TimetableFile = 'agency' | 'stops' | 'routes' | 'trips' | 'stop_times' | 'calendar' | 'calendar_dates' | 'frequencies';
export type Timetable = Readonly<Record<TimetableFile, readonly TimetableRow[]>>;

/** A file is known by columns that only it has. */
export const readFiles: readonly (readonly [TimetableFile, readonly string[]])[] = [
  ['frequencies', ['trip_id', 'headway_secs']],
  ['stop_times', ['trip_id', 'stop_id', 'stop_sequence']],
  ['trips', ['route_id', 'trip_id']],
  ['routes', ['route_id', 'route_type']],
  ['stops', ['stop_id', 'stop_lat', 'stop_lon']],
  ['calendar', ['service_id', 'monday', 'sunday']],
  ['calendar_dates', ['service_id', 'date', 'exception_type']],
  ['agency', ['agency_name']],
];

const passengers = 'it is about passengers and their fares';
/** Files of GTFS that say nothing of when a run leaves and where it calls. By name: some of them share their columns with files that are read. */
const unreadFiles: Readonly<Record<string, string>> = {
  shapes: 'ways of trains follow the rail links, other rides are straight',
  transfers: 'what a transfer takes stands in the operations of the network',
  feed_info: 'who publishes the files does not change a plan',
  attributions: 'who publishes the files does not change a plan',
  translations: 'names are read in one language',
  pathways: 'a stop is one place',
  levels: 'a stop is one place',
  areas: passengers,
  stop_areas: passengers,
  networks: passengers,
  route_networks: passengers,
  timeframes: passengers,
  rider_categories: passengers,
  fare_attributes: passengers,
  fare_rules: passengers,
  fare_media: passengers,
  fare_products: passengers,
  fare_leg_rules: passengers,
  fare_leg_join_rules: passengers,
  fare_transfer_rules: passengers,
  location_groups: passengers,
  location_group_stops: passengers,
  booking_rules: passengers,
};

/** Why a file of a timetable is not read; undefined for any other file. */
export const whyUnread = (name: string): string | undefined => {
  const stem = /([^/\\]+)\.txt(?:\.gz)?$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(unreadFiles, stem) ? unreadFiles[stem] : undefined;
};
