/** Editors of lists: places, pairs, flows, limits, what is taken away. A row more or less asks at once. */
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { PlaceBox } from '../question/place-box.js';
import type { FoundPlace } from '../server/ask-server.js';
import { useLanguage } from '../words/languages.js';
import { useStudyWords } from '../words/studies/study-words.js';
import { cargoWords } from '../words/way-name.js';
import { type Demand, type Pair, type Removable, removables } from './study-question.js';
import { rememberNames, useNames } from './use-names.js';

type NameOf = (id: string) => string;
const without = <T,>(list: readonly T[], at: number): readonly T[] => list.filter((_, i) => i !== at);
const idOf = (place: FoundPlace): string => {
  rememberNames(place.id, place.names);
  return place.id;
};

function Rows({
  rows,
  onDrop,
}: {
  readonly rows: readonly { readonly key: string; readonly words: string }[];
  readonly onDrop: (at: number) => void;
}) {
  const s = useStudyWords();
  return (
    <ul className="rows">
      {rows.map(({ key, words }, i) => (
        <li key={key}>
          <span>{words}</span>
          <button type="button" className="close" aria-label={s('drop', { what: words })} onClick={() => onDrop(i)}>
            ×
          </button>
        </li>
      ))}
    </ul>
  );
}

interface PlacesProps {
  readonly label: string;
  readonly places: readonly string[];
  readonly nameOf: NameOf;
  readonly onChange: (places: readonly string[]) => void;
}
export function PlacesEditor({ label, places, nameOf, onChange }: PlacesProps) {
  return (
    <div>
      <Rows rows={places.map((id) => ({ key: id, words: nameOf(id) }))} onDrop={(at) => onChange(without(places, at))} />
      <PlaceBox
        key={places.join()}
        label={label}
        value=""
        onPick={(place) => {
          const id = idOf(place);
          if (!places.includes(id)) onChange([...places, id]);
        }}
      />
    </div>
  );
}

/** Two place boxes; `onPair` once both are chosen and `extra` is filled in. */
function PairForm({ extra, onPair }: { readonly extra?: ReactNode; readonly onPair: (pair: Pair, form: FormData) => void }) {
  const { t } = useLanguage();
  const s = useStudyWords();
  const [ends, setEnds] = useState<Partial<Pair>>({});
  const add = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const { from, to } = ends;
    if (from !== undefined && to !== undefined && from !== to) onPair({ from, to }, new FormData(event.currentTarget));
  };
  return (
    <form className="fields" onSubmit={add}>
      <PlaceBox label={t('from')} value="" onPick={(place) => setEnds({ ...ends, from: idOf(place) })} />
      <PlaceBox label={t('to')} value="" onPick={(place) => setEnds({ ...ends, to: idOf(place) })} />
      {extra}
      <button type="submit" className="strong" disabled={ends.from === undefined || ends.to === undefined || ends.from === ends.to}>
        {s('add')}
      </button>
    </form>
  );
}

export function PairsEditor({
  pairs,
  nameOf,
  onChange,
}: {
  readonly pairs: readonly Pair[];
  readonly nameOf: NameOf;
  readonly onChange: (pairs: readonly Pair[]) => void;
}) {
  return (
    <div>
      <Rows
        rows={pairs.map(({ from, to }) => ({ key: `${from}>${to}`, words: `${nameOf(from)} – ${nameOf(to)}` }))}
        onDrop={(at) => onChange(without(pairs, at))}
      />
      <PairForm
        key={pairs.length}
        onPair={(pair) => {
          if (!pairs.some(({ from, to }) => from === pair.from && to === pair.to)) onChange([...pairs, pair]);
        }}
      />
    </div>
  );
}

const flowCargoes = ['1x40HC:20t', 'truck:20t', 'wagon:62t'] as const;

export function FlowsEditor({ demand, onChange }: { readonly demand: readonly Demand[]; readonly onChange: (demand: readonly Demand[]) => void }) {
  const speech = useLanguage();
  const { t, figures } = speech;
  const s = useStudyWords();
  const id = useId();
  const { nameOf } = useNames();
  return (
    <div>
      <Rows
        rows={demand.map(({ from, to, tonnesPerYear, cargo }, i) => ({
          key: `${i} ${from}>${to}`,
          words: `${nameOf(from)} – ${nameOf(to)}: ${s('tonnesYearOf', { n: figures.number(tonnesPerYear) })}, ${cargoWords(speech, cargo)}`,
        }))}
        onDrop={(at) => onChange(without(demand, at))}
      />
      <PairForm
        key={demand.length}
        extra={
          <>
            <label htmlFor={`${id}-t`}>
              <span>{s('tonnesYear')}</span>
              <input id={`${id}-t`} name="tonnes" type="number" min={1} max={1e9} required defaultValue={100_000} />
            </label>
            <label htmlFor={`${id}-c`}>
              <span>{t('cargoHow')}</span>
              <select id={`${id}-c`} name="cargo">
                {flowCargoes.map((cargo) => (
                  <option key={cargo} value={cargo}>
                    {cargoWords(speech, cargo)}
                  </option>
                ))}
              </select>
            </label>
          </>
        }
        onPair={(pair, form) => onChange([...demand, { ...pair, tonnesPerYear: Number(form.get('tonnes')), cargo: String(form.get('cargo')) }])}
      />
    </div>
  );
}

export function RemoveEditor({
  remove,
  onChange,
}: {
  readonly remove: readonly Removable[];
  readonly onChange: (remove: readonly Removable[]) => void;
}) {
  const s = useStudyWords();
  return (
    <div className="fields">
      <div className="ticks">
        {removables.map((one) => (
          <label key={one} className="tick">
            <input
              type="checkbox"
              checked={remove.includes(one)}
              disabled={remove.length === 1 && remove.includes(one)}
              onChange={() => onChange(removables.filter((other) => (other === one ? !remove.includes(one) : remove.includes(other))))}
            />
            <span>{s(`remove_${one}`)}</span>
          </label>
        ))}
      </div>
    </div>
  );
}

const units = ['d', 'usd', 'kg'] as const;

export function WithinEditor({ value, onDone }: { readonly value: string; readonly onDone: (within: string) => void }) {
  const { t } = useLanguage();
  const s = useStudyWords();
  const id = useId();
  const [unit, setUnit] = useState<(typeof units)[number]>(() => units.find((one) => value.trim().endsWith(one)) ?? 'd');
  const given = value.split(',').map((one) => String(Number.parseFloat(one)));
  const [limits, setLimits] = useState([given[0] ?? '', given[1] ?? '', given[2] ?? '']);
  const done = (event: FormEvent): void => {
    event.preventDefault();
    const told = limits.filter((one) => Number(one) > 0).sort((a, b) => Number(a) - Number(b));
    if (told.length > 0) onDone(told.map((one) => `${one}${unit}`).join(','));
  };
  return (
    <form className="fields" onSubmit={done}>
      <label htmlFor={`${id}-unit`}>
        <span>{s('limitOf')}</span>
        <select id={`${id}-unit`} value={unit} onChange={(event) => setUnit(event.target.value as typeof unit)}>
          {units.map((one) => (
            <option key={one} value={one}>
              {s(`unit_${one}`)}
            </option>
          ))}
        </select>
      </label>
      {limits.map((limit, i) => (
        <label key={i} htmlFor={`${id}-${i}`}>
          <span>{s('limit', { n: i + 1 })}</span>
          <input
            id={`${id}-${i}`}
            type="number"
            min={0.1}
            step="any"
            required={i === 0}
            value={limit}
            onChange={(event) => setLimits(limits.map((one, k) => (k === i ? event.target.value : one)))}
          />
        </label>
      ))}
      <button type="submit" className="strong">
        {t('done')}
      </button>
    </form>
  );
}
