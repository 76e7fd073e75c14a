/** Every kind of change there is: adding one is a file and a line here, and its schema in the contract. */
import type { ScenarioChange } from '../../contract/index.js';
import type { ChangeKind, ChangeOf } from '../change-kind.js';
import { addLink } from './add-link.js';
import { addOperation } from './add-operation.js';
import { addService } from './add-service.js';
import { capacity } from './capacity.js';
import { changeService } from './change-service.js';
import { close } from './close.js';
import { emission } from './emission.js';
import { hours } from './hours.js';
import { open } from './open.js';
import { procedure } from './procedure.js';
import { slow } from './slow.js';
import { tariff } from './tariff.js';
import { upgrade } from './upgrade.js';
import { weather } from './weather.js';

export const changeKinds: { readonly [K in ScenarioChange['kind']]: ChangeKind<ChangeOf<K>> } = {
  close,
  open,
  slow,
  capacity,
  hours,
  upgrade,
  'add-link': addLink,
  'add-service': addService,
  'change-service': changeService,
  tariff,
  emission,
  procedure,
  'add-operation': addOperation,
  weather,
};

/** The kind of a change, as one that takes any change. */
export const kindOf = (change: ScenarioChange): ChangeKind => changeKinds[change.kind] as unknown as ChangeKind;
