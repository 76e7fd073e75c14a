/** When a connection is missed: ways from where it is, now; one is proposed, and adopted when all who must agree have. */
import { useMemo, useState } from 'react';
import type { Consignment, WayOn, WaysOn } from '../../../../src/contract/index.js';
import { Ribbon } from '../../ways/ribbon.js';
import { useControlWords } from '../../words/control/control-words.js';
import { useLanguage } from '../../words/languages.js';
import { wayName } from '../../words/way-name.js';
import { usePlaces } from '../board/use-places.js';
import { inZone } from '../board/zoned.js';
import { useControl } from '../control-context.js';
import type { Heard } from '../server/ask-operations.js';

export function WaysOnPanel({ consignment }: { readonly consignment: Consignment }) {
  const { operations, take, replay } = useControl();
  const c = useControlWords();
  const [found, setFound] = useState<WaysOn>();
  const [said, setSaid] = useState('');
  const [because, setBecause] = useState(() => c('becauseDefault'));
  const hear = <T,>(heard: Heard<T>, then: (value: T) => void): void => {
    setSaid(heard.kind === 'refused' ? c('refused', { sentence: heard.sentence }) : heard.kind === 'answer' ? '' : c('goneTitle'));
    if (heard.kind === 'answer') then(heard.value);
  };
  const ask = async (): Promise<void> => {
    setSaid(c('waysOnThinking'));
    hear(await operations.listWaysOn(consignment.id), setFound);
  };
  const propose = async (way: WayOn): Promise<void> =>
    hear(await operations.propose(consignment, way, because), (one) => take({ consignments: [one] }));
  return (
    <div className="ways-on">
      <NoLongerFits sentences={consignment.noLongerFits} />
      {consignment.proposal !== null && <Proposal consignment={consignment} onSaid={setSaid} />}
      <p>{c('waysOnWhat')}</p>
      <p className="row-tools">
        <button type="button" className="strong" disabled={replay !== undefined} onClick={ask}>
          {c('waysOnAsk')}
        </button>
      </p>
      <p role="status">{said}</p>
      {found?.none != null && <p className="refusal">{found.none}</p>}
      {found !== undefined && found.ways.length > 0 && (
        <>
          <label className="field">
            {c('because')}
            <input value={because} onChange={(event) => setBecause(event.target.value)} />
          </label>
          <ul className="ways-found">
            {found.ways.map((way) => (
              <WayRow key={way.itinerary.id} way={way} onPropose={() => propose(way)} />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function WayRow({ way, onPropose }: { readonly way: WayOn; readonly onPropose: () => void }) {
  const speech = useLanguage();
  const { figures, t } = speech;
  const c = useControlWords();
  const places = usePlaces(useMemo(() => [way], [way]));
  const { itinerary } = way;
  const last = itinerary.legs.at(-1)?.to.id ?? '';
  return (
    <li>
      <b>{wayName(speech, places.nameOf, itinerary)}</b>
      <Ribbon way={itinerary as Parameters<typeof Ribbon>[0]['way']} />
      <p>
        {c('arrives', { when: figures.dayTime(inZone(itinerary.arrivesAt, places.zoneOf(last))) })} · {figures.days(itinerary.hours.p50)} ·{' '}
        {figures.usd(itinerary.costUsd)} · {figures.kg(itinerary.co2eKg.wtw)} CO₂e
        {itinerary.onTime !== null && ` · ${figures.percent(itinerary.onTime)} ${t('onTime')}`}
      </p>
      <button type="button" onClick={onPropose}>
        {c('propose')}
      </button>
    </li>
  );
}

/** In the server's own sentences, like a refusal. */
function NoLongerFits({ sentences = [] }: { readonly sentences?: readonly string[] | undefined }) {
  const c = useControlWords();
  if (sentences.length === 0) return null;
  return (
    <>
      <p className="small">{c('noLongerFits')}</p>
      <ul className="rows">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  );
}

function Proposal({ consignment, onSaid }: { readonly consignment: Consignment; readonly onSaid: (sentence: string) => void }) {
  const { board, me, operations, take, replay } = useControl();
  const speech = useLanguage();
  const c = useControlWords();
  const { proposal } = consignment;
  const places = usePlaces(useMemo(() => (proposal === null ? [] : [proposal]), [proposal]));
  if (proposal === null) return null;
  const nameOf = (party: string): string => board.parties.get(party)?.name ?? party;
  const mayAgree = replay === undefined && me?.party != null && proposal.mustAgree.includes(me.party) && !proposal.agreedBy.includes(me.party);
  const agree = async (): Promise<void> => {
    const heard = await operations.agree(consignment);
    onSaid(heard.kind === 'refused' ? c('refused', { sentence: heard.sentence }) : heard.kind === 'answer' ? '' : c('goneTitle'));
    if (heard.kind === 'answer') take({ consignments: [heard.value] });
  };
  return (
    <section className="proposal">
      <h3>{c('proposal', { way: wayName(speech, places.nameOf, proposal.itinerary) })}</h3>
      <p>{c('proposedBy', { party: nameOf(proposal.proposedBy), because: proposal.because })}</p>
      <NoLongerFits sentences={proposal.noLongerFits} />
      <p className="small">{c('mustAgree')}</p>
      <ul className="rows">
        {proposal.mustAgree.map((party) => (
          <li key={party}>
            {nameOf(party)} <b>{c(proposal.agreedBy.includes(party) ? 'agreed' : 'notYet')}</b>
          </li>
        ))}
      </ul>
      {mayAgree && (
        <button type="button" className="strong" onClick={agree}>
          {c('agree')}
        </button>
      )}
    </section>
  );
}
