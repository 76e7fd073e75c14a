/** From the order to Alat, 2 to 7 July: readiness, two signatures, boarding, a ferry that waits for the wind, and arrival. */
import type { Forecast } from '../client/index.js';
import { eventsOf, positionsOf } from './convoy-events.js';
import { offerOrder, readyConvoy, signAs } from './joint-order.js';
import { type ConvoyKey, convoys, destination, type PartyKey } from './launch-facts.js';
import { expectRefusal, play, post, type Stage, seek } from './stage.js';

export async function launchTogether(stage: Stage): Promise<void> {
  await play(
    stage,
    {
      step: 'order-offered',
      at: '2024-07-02T12:00:00+05:00',
      basis: 'assumed',
      sentence: 'One joint order names three convoys and two signatories; the window is 3 July, 11:30 to 13:00.',
    },
    () => offerOrder(stage),
  );
  await play(
    stage,
    { step: 'too-early', at: '2024-07-02T12:05:00+05:00', basis: 'assumed', sentence: 'A signature before all are ready is refused.' },
    async () => ({
      refused: await expectRefusal(stage, 409, () => signAs(stage, 'chinaLead')),
    }),
  );
  const readied: readonly (readonly [ConvoyKey, string])[] = [
    ['chinaTrucks', '2024-07-02T16:20:00+05:00'],
    ['train', '2024-07-02T21:40:00+05:00'],
    ['kazakhTrucks', '2024-07-03T08:15:00+05:00'],
  ];
  for (const [key, at] of readied) {
    await play(stage, { step: 'ready', at, basis: 'assumed', sentence: `${convoys[key].name}: ready.` }, () => readyConvoy(stage, key));
  }
  await play(
    stage,
    {
      step: 'first-signature',
      at: '2024-07-03T12:00:00+05:00',
      basis: 'published',
      sentence: 'Midday: the Kazakh project lead reports readiness and signs.',
    },
    async () => {
      const order = await signAs(stage, 'kazakhLead');
      return { state: order.state, signatures: order.signatures.length };
    },
  );
  await play(
    stage,
    {
      step: 'in-force',
      at: '2024-07-03T12:01:00+05:00',
      basis: 'published',
      sentence: '啟運! The Chinese project lead signs, and the order is in force.',
    },
    async () => {
      const order = await signAs(stage, 'chinaLead');
      // the same signature again, as a line that was cut would have it sent
      const again = await signAs(stage, 'chinaLead');
      return {
        state: order.state,
        signatures: order.signatures.length,
        inForceAt: order.inForceAt,
        again: again.inForceAt === order.inForceAt ? 'unchanged' : 'CHANGED',
      };
    },
  );
}

export async function cross(stage: Stage): Promise<void> {
  await play(
    stage,
    {
      step: 'boarding',
      at: '2024-07-03T15:30:00+05:00',
      basis: 'published',
      sentence: 'Trucks board at Kuryk and containers are loaded at Aktau, at the same time.',
    },
    () =>
      post(stage, 'caspian', [
        ...eventsOf(stage, 'chinaTrucks', { code: 'LOAD', at: '2024-07-03T14:30:00+05:00', place: 'KZKUR', mode: 'ferry', apartS: 120 }),
        ...eventsOf(stage, 'kazakhTrucks', { code: 'LOAD', at: '2024-07-03T15:10:00+05:00', place: 'KZKUR', mode: 'ferry', apartS: 120 }),
        ...eventsOf(stage, 'train', { code: 'LOAD', at: '2024-07-03T15:20:00+05:00', place: 'KZAAU', mode: 'sea', apartS: 150 }),
      ]),
  );
  const { id: watched } = stage.consignments.chinaTrucks[0] ?? { id: '' };
  const forecasts = async () => (await stage.cast.kazakhLead.client.listForecasts({ id: watched })).forecasts;
  const toldAt = '2024-07-03T20:00:00+05:00';
  const estimate = {
    code: 'ARRI',
    classifier: 'EST',
    at: '2024-07-07T09:30:00+04:00',
    place: destination,
    mode: 'ferry',
    note: 'Waits for the wind to fall',
    delayReason: 'WEA',
  } as const;
  await play(
    stage,
    {
      step: 'delay',
      at: toldAt,
      basis: 'assumed',
      sentence: 'The ferry waits for the wind to fall: its line expects it at Alat on 7 July in the morning.',
    },
    () => post(stage, 'caspian', [...eventsOf(stage, 'chinaTrucks', estimate), ...eventsOf(stage, 'kazakhTrucks', estimate)]),
  );
  await play(stage, { step: 'forecast', at: '2024-07-03T20:01:00+05:00', sentence: 'The forecast moves.' }, async () => {
    // not one of the boarding, which moved it the other way
    const isMoved = ({ issuedAt, cause }: Forecast): boolean => Date.parse(issuedAt) >= Date.parse(toldAt) && cause.movedHours > 0;
    const moved = await seek(async () => (await forecasts()).find(isMoved), 15_000);
    const before = (await forecasts()).find(({ number }) => number === (moved?.number ?? 0) - 1);
    return {
      sentence: `The forecast moves: ${moved?.cause.sentence ?? 'it did not.'}`,
      before: before?.arrival ?? null,
      arrival: moved?.arrival ?? null,
      onTime: moved?.onTime ?? null,
      moved: moved !== undefined,
    };
  });
  await play(stage, { step: 'alarm', at: '2024-07-03T20:02:00+05:00', sentence: 'An alarm.' }, async () => {
    const alarm = await seek(
      async () =>
        (await stage.cast.kazakhLead.client.listAlarms()).alarms.find(
          (one) => one.kind === 'late' && one.consignment === watched && one.state === 'open' && one.severity === 'critical',
        ),
      15_000,
    );
    if (alarm === undefined) return { sentence: 'No alarm was raised.', raised: false };
    const { state } = await stage.cast.kazakhLead.client.acknowledgeAlarm({ id: alarm.id, body: { note: 'The consignee at Alat is told.' } });
    return {
      sentence: `Alarm (${alarm.severity}): ${alarm.sentence} The Kazakh lead looks after it.`,
      raised: true,
      kind: alarm.kind,
      severity: alarm.severity,
      state,
    };
  });
  await play(
    stage,
    { step: 'feeder-sails', at: '2024-07-04T10:00:00+05:00', basis: 'assumed', sentence: 'The ship with the containers sails from Aktau.' },
    () => post(stage, 'caspian', eventsOf(stage, 'train', { code: 'DEPA', at: '2024-07-04T09:40:00+05:00', place: 'KZAAU', mode: 'sea' })),
  );
  await play(stage, { step: 'feeder-arrives', at: '2024-07-05T13:00:00+04:00', basis: 'assumed', sentence: 'The containers are at Alat.' }, () =>
    post(stage, 'caspian', [
      ...eventsOf(stage, 'train', { code: 'ARRI', at: '2024-07-05T09:00:00+04:00', place: destination, mode: 'sea' }),
      ...eventsOf(stage, 'train', { code: 'DISC', at: '2024-07-05T12:30:00+04:00', place: destination, mode: 'sea', apartS: 120 }),
    ]),
  );
  await play(
    stage,
    { step: 'ferry-sails', at: '2024-07-06T14:00:00+05:00', basis: 'assumed', sentence: 'The wind has fallen: the ferry sails with 26 trucks.' },
    () => post(stage, 'caspian', ferry(stage, 'DEPA', '2024-07-06T13:45:00+05:00', 'KZKUR')),
  );
  await play(stage, { step: 'at-sea', at: '2024-07-06T22:00:00+04:00', basis: 'assumed', sentence: 'In the middle of the Caspian.' }, () => {
    const at = '2024-07-06T21:55:00+04:00';
    const run = stage.runs.chinaTrucks.find(({ mode }) => mode === 'ferry');
    return post(stage, 'caspian', [
      ...positionsOf(stage, 'chinaTrucks', { run, share: 0.5, at, mode: 'ferry' }),
      ...positionsOf(stage, 'kazakhTrucks', { run, share: 0.5, at, mode: 'ferry' }),
    ]);
  });
  await play(stage, { step: 'alat', at: '2024-07-07T09:20:00+04:00', basis: 'assumed', sentence: 'The ferry is at Alat.' }, () =>
    post(stage, 'caspian', ferry(stage, 'ARRI', '2024-07-07T09:10:00+04:00', destination)),
  );
  await play(
    stage,
    { step: 'arrived', at: '2024-07-07T14:30:00+04:00', basis: 'assumed', sentence: 'Trucks and containers leave the port: all have arrived.' },
    async () => {
      const gone = { code: 'GTOT', at: '2024-07-07T14:20:00+04:00', place: destination, mode: 'road' } as const;
      const told = await post(
        stage,
        'caspian',
        (Object.keys(convoys) as ConvoyKey[]).flatMap((key) => eventsOf(stage, key, { ...gone, apartS: 60 })),
      );
      const open = async (): Promise<string[]> => {
        const { consignments } = await stage.cast.kazakhLead.client.listConsignments({});
        return consignments.filter(({ state }) => state !== 'arrived').map(({ reference, state }) => `${reference}: ${state}`);
      };
      const done = await seek(async () => ((await open()).length === 0 ? true : undefined), 15_000);
      return { ...told, arrived: done === true, ...(done === true ? {} : { open: await open() }) };
    },
  );
}

/** Trucks of both convoys, on one ship. */
const ferry = (stage: Stage, code: 'DEPA' | 'ARRI', at: string, place: string) =>
  (['chinaTrucks', 'kazakhTrucks'] as const).flatMap((key) => eventsOf(stage, key, { code, at, place, mode: 'ferry' }));

/** A batch that was acknowledged is sent once more, as a line that was cut would have it: nothing is counted twice. */
export const sendAgain = (stage: Stage, by: PartyKey) =>
  play(
    stage,
    {
      step: 'sent-again',
      at: '2024-07-07T14:40:00+04:00',
      basis: 'assumed',
      sentence: 'A batch is sent again, as after a line that was cut: nothing changes.',
    },
    () => post(stage, by, ferry(stage, 'ARRI', '2024-07-07T09:10:00+04:00', destination)),
  );
