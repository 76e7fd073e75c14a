/**
 * The launch of the China-Europe Trans-Caspian Direct Express on 3 July 2024, as data. Published (Xinhua, 3 July 2024; China Transport News,
 * 5 July 2024; newscentralasia.net, 4 June 2024; railwayduewest.com): 16 Chinese trucks that left Khorgos on 26 June by Almaty, Aralsk and
 * Kulsary to Kuryk, 10 Kazakh trucks beside them, hauliers from Henan, Shandong and Xinjiang, a train of 55 containers that left Chongqing
 * on 22 June for Aktau, the kinds of cargo, readiness told by the Kazakh project lead, the order given by two parties together over a video
 * link at midday, trucks boarding and containers loading at the same time. Everything else (numbers of trucks and containers, masses, hours
 * in between, the checklists, the delay, the arrival) is assumed.
 */
import type { Scope } from '../contract/index.js';

export type Basis = 'published' | 'assumed';

export interface StoryParty {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly scopes: readonly Scope[];
}

const reads: readonly Scope[] = ['consignments:read', 'orders:read', 'events:read'];

export const parties = {
  kazakhLead: {
    id: 'kazakhstan-lead',
    name: 'Project lead of Kazakhstan',
    country: 'KZ',
    scopes: [...reads, 'orders:write', 'orders:sign', 'alarms:write'],
  },
  chinaLead: { id: 'china-lead', name: 'Project lead of China', country: 'CN', scopes: [...reads, 'orders:write', 'orders:sign'] },
  chinaTrucks: {
    id: 'china-hauliers',
    name: 'Hauliers of Henan, Shandong and Xinjiang',
    country: 'CN',
    scopes: [...reads, 'consignments:write', 'orders:write', 'events:write'],
  },
  kazakhTrucks: {
    id: 'kazakh-hauliers',
    name: 'Hauliers of Kazakhstan',
    country: 'KZ',
    scopes: [...reads, 'consignments:write', 'orders:write', 'events:write'],
  },
  train: {
    id: 'chongqing-train',
    name: 'Train from Chongqing',
    country: 'CN',
    scopes: [...reads, 'consignments:write', 'orders:write', 'events:write'],
  },
  caspian: { id: 'caspian-shipping', name: 'Ships and ports of the Caspian', country: 'AZ', scopes: [...reads, 'events:write'] },
  consignee: { id: 'alat-consignee', name: 'Consignee at Alat', country: 'AZ', scopes: ['consignments:read', 'events:read'] },
} as const satisfies Readonly<Record<string, StoryParty>>;
export type PartyKey = keyof typeof parties;

export interface StoryCargo {
  readonly reference: string;
  readonly description: string;
  /** Harmonised System. */
  readonly hs: string;
  /** Trucks or containers. */
  readonly units: number;
}
export interface StoryConvoy {
  readonly id: string;
  readonly by: PartyKey;
  readonly name: string;
  readonly kind: 'trucks' | 'train';
  /** Where it waits for the order. */
  readonly place: string;
  readonly from: string;
  readonly via: readonly string[];
  readonly depart: string;
  /** Of one unit, as `--cargo` has it. */
  readonly unitCargo: string;
  readonly unitKg: number;
  readonly tir: boolean;
  readonly drivers: 1 | 2;
  readonly deadline: string;
  readonly avoid: string;
  readonly cargoes: readonly StoryCargo[];
  readonly checklist: readonly { readonly id: string; readonly text: string }[];
}

export const destination = 'AZALA';

export const convoys = {
  chinaTrucks: {
    id: 'trucks-cn',
    by: 'chinaTrucks',
    name: '16 Chinese trucks',
    kind: 'trucks',
    place: 'KZKUR',
    from: 'CNHRS',
    via: ['KZALA', 'kz-aralsk', 'KZKUL', 'KZKUR'],
    depart: '2024-06-26T10:00',
    unitCargo: 'truck:20t',
    unitKg: 20_000,
    tir: true,
    drivers: 2,
    deadline: '2024-07-07T12:00:00+04:00',
    avoid: '',
    cargoes: [
      { reference: 'WIND', description: 'Parts of wind turbines', hs: '850300', units: 5 },
      { reference: 'ELEC', description: 'Electronics', hs: '854370', units: 4 },
      { reference: 'TRACT', description: 'Tractors', hs: '870193', units: 4 },
      { reference: 'REFR', description: 'Refractory bricks', hs: '690220', units: 3 },
    ],
    checklist: [
      { id: 'papers', text: 'TIR carnets on board' },
      { id: 'drivers', text: 'Drivers rested' },
      { id: 'lashing', text: 'Lashing points checked' },
    ],
  },
  kazakhTrucks: {
    id: 'trucks-kz',
    by: 'kazakhTrucks',
    name: '10 Kazakh trucks',
    kind: 'trucks',
    place: 'KZKUR',
    from: 'KZKUR',
    via: [],
    depart: '2024-07-01T20:00',
    unitCargo: 'truck:20t',
    unitKg: 20_000,
    tir: true,
    drivers: 1,
    deadline: '2024-07-07T12:00:00+04:00',
    avoid: '',
    cargoes: [{ reference: 'KAZ', description: 'Goods of Kazakhstan', hs: '790111', units: 10 }],
    checklist: [
      { id: 'papers', text: 'TIR carnets on board' },
      { id: 'lashing', text: 'Lashing points checked' },
    ],
  },
  train: {
    id: 'train-cq',
    by: 'train',
    name: 'Train of 55 containers',
    kind: 'train',
    place: 'KZAAU',
    from: 'CNCQI',
    via: ['KZAAU'],
    depart: '2024-06-21T18:00',
    unitCargo: '1x40HC:18t',
    unitKg: 18_000,
    tir: false,
    drivers: 1,
    deadline: '2024-07-12T12:00:00+04:00',
    avoid: 'mode:road',
    cargoes: [
      { reference: 'ELECTRO', description: 'Electronics', hs: '854370', units: 30 },
      { reference: 'MOTO', description: 'Parts of motorcycles', hs: '871410', units: 25 },
    ],
    checklist: [
      { id: 'seals', text: 'Seals of 55 containers checked' },
      { id: 'berth', text: 'Berth and cranes at Aktau assigned' },
    ],
  },
} as const satisfies Readonly<Record<string, StoryConvoy>>;
export type ConvoyKey = keyof typeof convoys;

/** Both leads, over a video link. */
export const signatories = ['kazakhLead', 'chinaLead'] as const satisfies readonly PartyKey[];
export const signingWindow = { opensAt: '2024-07-03T11:30:00+05:00', closesAt: '2024-07-03T13:00:00+05:00' } as const;
