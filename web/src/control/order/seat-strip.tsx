/** The joint order as one strip with a seat for each signatory: empty until signed; when the last one signs, the strip fills. */
import type { DispatchOrder } from '../../../../src/contract/index.js';
import { useControlWords } from '../../words/control/control-words.js';
import { useLanguage } from '../../words/languages.js';
import { inReaderZone, inZone } from '../board/zoned.js';
import { useControl } from '../control-context.js';

interface Props {
  readonly order: DispatchOrder;
  /** Whose clock the signatures are told by; the reader's own where it is not given. */
  readonly zone?: string | undefined;
}

export function SeatStrip({ order, zone }: Props) {
  const { board, me } = useControl();
  const { figures } = useLanguage();
  const c = useControlWords();
  const { content, signatures, inForceAt } = order;
  const local = (at: string): string => figures.dayTime(zone === undefined ? inReaderZone(at) : inZone(at, zone));
  const left = content.signatories.length - signatures.length;
  return (
    <div className="strip" data-in-force={inForceAt !== null}>
      <div className="strip-word">
        <b lang="zh-Hant">{c('launched')}</b>
        <span>{inForceAt === null ? c('toSign', { n: left }) : c('inForceSince', { when: local(inForceAt) })}</span>
      </div>
      <ol className="seats">
        {content.signatories.map((party) => {
          const signature = signatures.find((one) => one.party === party);
          const { name = party, country } = board.parties.get(party) ?? {};
          return (
            <li key={party} className="seat" data-party={party} data-signed={signature !== undefined}>
              <span className="seat-line">{signature === undefined ? '' : name}</span>
              <span className="seat-name">
                {[...(signature === undefined ? [name] : []), ...(country === undefined ? [] : [figures.country(country)])].join(', ')}
              </span>
              <span className="seat-when">
                {signature === undefined
                  ? c(me?.party === party ? 'seatYours' : 'seatEmpty')
                  : `${c('signedAt', { when: local(signature.signedAt) })} · ${c('keyIs', { id: signature.keyId.slice(0, 8) })}`}
              </span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
