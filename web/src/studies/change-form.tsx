/** One change: what happens, how strongly, when. Kinds without a form of their own keep their fields and get a period. */
import { type FormEvent, useId, useState } from 'react';
import { useLanguage } from '../words/languages.js';
import { useStudyWords } from '../words/studies/study-words.js';
import type { BenchChange } from './study-question.js';

const kinds = ['close', 'slow', 'capacity', 'weather'] as const;
const periods = ['forGood', 'duringDays', 'duringDates'] as const;
const fieldOf: Readonly<Record<string, 'factor' | 'closedShare'>> = { slow: 'factor', capacity: 'factor', weather: 'closedShare' };

export function ChangeForm({ change, onDone }: { readonly change: BenchChange; readonly onDone: (change: BenchChange) => void }) {
  const { t } = useLanguage();
  const s = useStudyWords();
  const id = useId();
  const [kind, setKind] = useState(change.kind);
  const [amount, setAmount] = useState(String(change.factor ?? change['closedShare'] ?? (change.kind === 'close' ? '' : 1.5)));
  const [period, setPeriod] = useState<(typeof periods)[number]>(
    change.fromDay !== undefined || change.toDay !== undefined
      ? 'duringDays'
      : change.from !== undefined || change.to !== undefined
        ? 'duringDates'
        : 'forGood',
  );
  const [days, setDays] = useState([String(change.fromDay ?? 0), String(change.toDay ?? 14)] as const);
  const [dates, setDates] = useState([String(change.from ?? '').slice(0, 10), String(change.to ?? '').slice(0, 10)] as const);
  const isOwn = kinds.some((one) => one === change.kind);
  const field = fieldOf[kind];
  const choose = (next: string): void => {
    setKind(next);
    setAmount(next === 'slow' ? '1.5' : next === 'weather' ? '0.3' : '0.5');
  };
  const done = (event: FormEvent): void => {
    event.preventDefault();
    const { from: _f, to: _t, fromDay: _fd, toDay: _td, ...rest } = change;
    const { factor: _x, closedShare: _c, utilisation: _u, closureP50H: _h, months: _m, ...bare } = rest;
    const base: BenchChange = isOwn ? (kind === change.kind && field !== undefined ? rest : { ...bare, kind }) : rest;
    onDone({
      ...base,
      ...(isOwn && field !== undefined ? { [field]: Number(amount) } : {}),
      ...(period === 'duringDays' ? { fromDay: Number(days[0]), toDay: Number(days[1]) } : {}),
      ...(period === 'duringDates' ? { ...(dates[0] === '' ? {} : { from: dates[0] }), ...(dates[1] === '' ? {} : { to: dates[1] }) } : {}),
    });
  };
  return (
    <form className="fields" onSubmit={done}>
      {isOwn && (
        <label htmlFor={`${id}-kind`}>
          <span>{s('what')}</span>
          <select id={`${id}-kind`} value={kind} onChange={(event) => choose(event.target.value)}>
            {kinds.map((one) => (
              <option key={one} value={one}>
                {s(`do_${one}`)}
              </option>
            ))}
          </select>
        </label>
      )}
      {isOwn && field !== undefined && (
        <label htmlFor={`${id}-amount`}>
          <span>{s(field)}</span>
          <input
            id={`${id}-amount`}
            type="number"
            min={field === 'factor' ? 0.01 : 0}
            max={field === 'factor' ? 100 : 0.95}
            step="any"
            required
            value={amount}
            onChange={(event) => setAmount(event.target.value)}
          />
        </label>
      )}
      <label htmlFor={`${id}-period`}>
        <span>{s('period')}</span>
        <select id={`${id}-period`} value={period} onChange={(event) => setPeriod(event.target.value as typeof period)}>
          {periods.map((one) => (
            <option key={one} value={one}>
              {s(one)}
            </option>
          ))}
        </select>
      </label>
      {period !== 'forGood' &&
        ([0, 1] as const).map((k) => (
          <label key={k} htmlFor={`${id}-${k}`}>
            <span>{period === 'duringDays' ? s(k === 0 ? 'fromDay' : 'toDay') : t(k === 0 ? 'from' : 'to')}</span>
            {period === 'duringDays' ? (
              <input
                id={`${id}-${k}`}
                type="number"
                min={0}
                max={3650}
                required
                value={days[k]}
                onChange={(event) => setDays(k === 0 ? [event.target.value, days[1]] : [days[0], event.target.value])}
              />
            ) : (
              <input
                id={`${id}-${k}`}
                type="date"
                value={dates[k]}
                onChange={(event) => setDates(k === 0 ? [event.target.value, dates[1]] : [dates[0], event.target.value])}
              />
            )}
          </label>
        ))}
      <button type="submit" className="strong">
        {t('done')}
      </button>
    </form>
  );
}
