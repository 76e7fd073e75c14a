/** Who has entered a key sees the screen that the address names; who has not is asked for one. */
import { PageHead } from '../page-head.js';
import { useControlWords } from '../words/control/control-words.js';
import { ControlProvider, useAddress, useControl, useKey } from './control-context.js';
import { KeyForm } from './key-form.js';
import { OrderPage } from './order/order-page.js';
import { ReplayBar } from './replay/replay-bar.js';
import { Room } from './room/room.js';
import { Wall } from './wall/wall.js';

export function ControlPage() {
  const { address, go } = useAddress();
  const { key, enter, leave } = useKey();
  const c = useControlWords();
  if (key === undefined)
    return (
      <main className="gate">
        <PageHead theme={address.theme} onTheme={(theme) => go({ theme })} tagline={c('tagline')} here="control" />
        <KeyForm isWrong={false} onKey={enter} />
      </main>
    );
  return (
    <ControlProvider key={key} accessKey={key} address={address} go={go} leave={leave}>
      <Screen onKey={enter} />
    </ControlProvider>
  );
}

function Screen({ onKey }: { readonly onKey: (key: string) => void }) {
  const { address, connection, setTheme, replay } = useControl();
  const c = useControlWords();
  if (connection === 'stranger')
    return (
      <main className="gate">
        <PageHead theme={address.theme} onTheme={setTheme} tagline={c('tagline')} here="control" />
        <KeyForm isWrong onKey={onKey} />
      </main>
    );
  const screens = { room: Room, order: OrderPage, wall: Wall };
  const Shown = screens[address.screen];
  return (
    <div className="control" data-screen={address.screen} data-connection={connection}>
      <Shown />
      {replay !== undefined && <ReplayBar replay={replay} />}
    </div>
  );
}
