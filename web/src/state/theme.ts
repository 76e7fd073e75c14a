/** Light or dark: the one that was chosen, else the system's. The page carries its name; whoever draws outside of CSS listens for the change. */
import type { Theme } from './address.js';

const system = matchMedia('(prefers-color-scheme: dark)');
let chosen: Theme | undefined;
let isPrinting = false;

function apply(): void {
  const theme = isPrinting ? 'light' : (chosen ?? (system.matches ? 'dark' : 'light'));
  const { dataset } = document.documentElement;
  if (dataset['theme'] === theme) return;
  dataset['theme'] = theme;
  dispatchEvent(new Event('qiyun-theme'));
}

system.addEventListener('change', apply);
// paper is light
for (const event of ['beforeprint', 'afterprint']) {
  addEventListener(event, () => {
    isPrinting = event === 'beforeprint';
    apply();
  });
}

export function chooseTheme(theme: Theme | undefined): void {
  chosen = theme;
  apply();
}
