/** From Chongqing and Khorgos to Aktau and Kuryk, 22 June to 2 July: each convoy on its own way. */
import { eventsOf, positionsOf } from './convoy-events.js';
import { type ConvoyKey, convoys } from './launch-facts.js';
import { planConvoy } from './plan-convoy.js';
import { play, post, type Stage } from './stage.js';

const border = 'cn-kz-khorgos-road';
const railBorder = 'cn-kz-khorgos-altynkol-rail';

export async function driveToThePorts(stage: Stage): Promise<void> {
  await play(
    stage,
    {
      step: 'train-planned',
      at: '2024-06-21T10:00:00+08:00',
      basis: 'assumed',
      sentence: 'The train of 55 containers is planned to Alat and booked.',
    },
    () => planConvoy(stage, 'train'),
  );
  await play(stage, { step: 'train-leaves', at: '2024-06-22T11:00:00+08:00', basis: 'published', sentence: 'The train leaves Chongqing.' }, () =>
    post(stage, 'train', eventsOf(stage, 'train', { code: 'DEPA', at: '2024-06-22T11:00:00+08:00', place: 'CNCQI', mode: 'rail' })),
  );
  await play(
    stage,
    { step: 'trucks-planned', at: '2024-06-25T18:00:00+08:00', basis: 'assumed', sentence: 'The 16 Chinese trucks are planned to Alat and booked.' },
    () => planConvoy(stage, 'chinaTrucks'),
  );
  const leave = { at: '2024-06-26T10:30:00+08:00', place: 'CNHRS', mode: 'road', apartS: 120 } as const;
  await play(stage, { step: 'trucks-leave', at: leave.at, basis: 'published', sentence: '16 Chinese trucks leave Khorgos.' }, () =>
    post(stage, 'chinaTrucks', eventsOf(stage, 'chinaTrucks', { ...leave, code: 'DEPA' })),
  );
  await play(
    stage,
    { step: 'train-at-border', at: '2024-06-26T16:00:00+08:00', basis: 'assumed', sentence: 'The train stands at the rail crossing of Khorgos.' },
    () => post(stage, 'train', eventsOf(stage, 'train', { code: 'ARRI', at: '2024-06-26T15:30:00+08:00', place: railBorder, mode: 'rail' })),
  );
  await play(
    stage,
    {
      step: 'trucks-cross',
      at: '2024-06-26T21:00:00+05:00',
      basis: 'assumed',
      sentence: 'The trucks are through the border, on one TIR declaration.',
    },
    () =>
      post(
        stage,
        'chinaTrucks',
        eventsOf(stage, 'chinaTrucks', { code: 'CROS', at: '2024-06-26T20:40:00+05:00', place: border, mode: 'road', apartS: 300 }),
      ),
  );
  await drive(stage, { step: 'almaty', place: 'KZALA', at: '2024-06-27T17:00:00+05:00', sentence: 'The trucks pass Almaty.' });
  await play(
    stage,
    { step: 'gauge', at: '2024-06-28T09:00:00+05:00', basis: 'assumed', sentence: 'The containers change to wagons of the wide gauge.' },
    async () =>
      post(stage, 'train', [
        ...eventsOf(stage, 'train', { code: 'CROS', at: '2024-06-27T04:00:00+08:00', place: railBorder, mode: 'rail' }),
        ...eventsOf(stage, 'train', { code: 'LOAD', at: '2024-06-28T06:00:00+05:00', place: 'kz-altynkol', mode: 'rail', apartS: 90 }),
        ...eventsOf(stage, 'train', { code: 'DEPA', at: '2024-06-28T08:45:00+05:00', place: 'kz-altynkol', mode: 'rail' }),
      ]),
  );
  await underWay(stage, 'chinaTrucks', 0.42, '2024-06-28T15:00:00+05:00');
  await drive(stage, { step: 'aralsk', place: 'kz-aralsk', at: '2024-06-29T14:00:00+05:00', sentence: 'The trucks pass Aralsk.' });
  await drive(stage, { step: 'kulsary', place: 'KZKUL', at: '2024-06-30T19:00:00+05:00', sentence: 'The trucks pass Kulsary.' });
  const kuryk = { at: '2024-07-01T19:30:00+05:00', place: 'KZKUR', mode: 'road', apartS: 180 } as const;
  await play(
    stage,
    {
      step: 'kuryk',
      at: kuryk.at,
      basis: 'published',
      sentence: 'The 16 trucks stand at the port of Kuryk, the first from China to come there by road; 10 Kazakh trucks beside them.',
    },
    async () => {
      const came = await post(stage, 'chinaTrucks', eventsOf(stage, 'chinaTrucks', { ...kuryk, code: 'GTIN' }));
      await planConvoy(stage, 'kazakhTrucks');
      const beside = await post(stage, 'kazakhTrucks', eventsOf(stage, 'kazakhTrucks', { ...kuryk, code: 'GTIN' }));
      return { events: Number(came['events']) + Number(beside['events']) };
    },
  );
  await play(stage, { step: 'aktau', at: '2024-07-02T03:00:00+05:00', basis: 'assumed', sentence: 'The train stands at the port of Aktau.' }, () =>
    post(stage, 'train', eventsOf(stage, 'train', { code: 'ARRI', at: '2024-07-02T02:40:00+05:00', place: 'KZAAU', mode: 'rail' })),
  );
}

/** A place on the way; which day they were there is assumed, that they came by it is published. */
const drive = (
  stage: Stage,
  { step, place, at, sentence }: { readonly step: string; readonly place: string; readonly at: string; readonly sentence: string },
) =>
  play(stage, { step, at, basis: 'published', sentence: `${sentence} (The hour is assumed.)` }, () =>
    post(stage, 'chinaTrucks', eventsOf(stage, 'chinaTrucks', { code: 'ARRI', at, place, mode: 'road', apartS: 240 })),
  );

const underWay = (stage: Stage, key: ConvoyKey, share: number, at: string) =>
  play(stage, { step: 'on-the-road', at, basis: 'assumed', sentence: `${convoys[key].name} on the road west.` }, () => {
    const run = stage.runs[key].find(({ to }) => to.id === convoys[key].place);
    return post(stage, convoys[key].by, positionsOf(stage, key, { run, share, at, mode: 'road' }));
  });
