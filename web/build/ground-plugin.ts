/** Gives the page the ground of its map as one asset: `import groundUrl from 'virtual:ground'` is its address. */
import type { Plugin } from 'vite';
import { makeGround } from './ground.js';
import { makeTowns } from './towns.js';

const name = 'virtual:ground';
const devPath = '/@ground.json';

async function groundJson(): Promise<string> {
  const { shapes, seats } = makeGround();
  return `{"shapes":${shapes},"seats":${JSON.stringify(seats)},"towns":${JSON.stringify(await makeTowns())}}`;
}

export function groundPlugin(): Plugin {
  let isBuild = false;
  return {
    name: 'qiyun-ground',
    configResolved: (config) => {
      isBuild = config.command === 'build';
    },
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    async load(id) {
      if (id !== `\0${name}`) return undefined;
      if (!isBuild) return `export default ${JSON.stringify(devPath)}`;
      const reference = this.emitFile({ type: 'asset', name: 'ground.json', source: await groundJson() });
      return `export default import.meta.ROLLUP_FILE_URL_${reference}`;
    },
    configureServer(server) {
      server.middlewares.use(devPath, (_request, response) => {
        response.setHeader('content-type', 'application/json');
        groundJson().then(
          (json) => response.end(json),
          (error) => response.writeHead(500).end(String(error)),
        );
      });
    },
  };
}
