/** Direction, as one array: a folder of src/ imports lower ranks only. docs/architecture.md says what each folder answers. */
export const ranks: readonly (readonly string[])[] = [
  ['units'],
  ['graph', 'geo', 'contract'],
  ['network'],
  ['planning', 'scenario', 'importing'],
  ['studies', 'operations'],
  ['application'],
  ['cli', 'http', 'client', 'adapters'],
  ['demo'],
  ['compose-planner.ts'],
  ['compose-plan-command.ts'],
  ['compose-studies.ts', 'compose-operations.ts'],
  ['compose-server.ts', 'compose-worker.ts'],
  ['compose-demo.ts'],
  ['compose.ts'],
  ['main.ts', 'plan-thread.ts', 'study-thread.ts', 'store-thread.ts', 'matrix-thread.ts'],
];

/** The core: what may know no clock, file or network (biome.json names the same folders). */
export const coreFolders: readonly string[] = [
  'units',
  'graph',
  'geo',
  'contract',
  'network',
  'planning',
  'scenario',
  'importing',
  'studies',
  'operations',
  'application',
];
