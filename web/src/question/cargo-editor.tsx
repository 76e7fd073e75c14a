/** What is sent: how it is packed, how many, how heavy. Applied when done, so that half a number asks nothing. */
import { type FormEvent, useId, useState } from 'react';
import { type Cargo, canBeCold, cargoKinds, commodities, containerTypes, defaultCargo, readCargo, renderCargo } from '../state/cargo.js';
import { useLanguage } from '../words/languages.js';

interface Props {
  readonly value: string;
  readonly onDone: (cargo: string) => void;
}

const optional = (text: string): number | undefined => (text.trim() === '' ? undefined : Number(text));

export function CargoEditor({ value, onDone }: Props) {
  const { t } = useLanguage();
  const [cargo, setCargo] = useState<Cargo>(() => readCargo(value) ?? defaultCargo);
  const set = (part: Partial<Cargo>): void => setCargo({ ...cargo, ...part });
  const { kind } = cargo;
  const isCounted = kind === 'container' || kind === 'truck' || kind === 'wagon' || kind === 'pallets';
  const done = (event: FormEvent): void => {
    event.preventDefault();
    onDone(renderCargo(cargo));
  };
  return (
    <form className="fields" onSubmit={done}>
      <Choice label={t('cargoHow')} value={kind} options={cargoKinds.map((one) => [one, t(`kind_${one}`)])} onChange={(one) => set({ kind: one })} />
      {kind === 'container' && (
        <Choice
          label={t('cargoType')}
          value={cargo.type}
          options={containerTypes.map((one) => [one, t(`type_${one}`)])}
          onChange={(type) => set({ type })}
        />
      )}
      {kind === 'liquid' && (
        <Choice
          label={t('cargoType')}
          value={cargo.commodity}
          options={commodities.map((one) => [one, t(`commodity_${one}`)])}
          onChange={(commodity) => set({ commodity })}
        />
      )}
      {isCounted && <Amount label={t('cargoCount')} value={cargo.count} min={1} step={1} onChange={(count) => set({ count: count ?? 1 })} required />}
      <Amount
        label={t(kind === 'container' || kind === 'truck' || kind === 'wagon' ? 'cargoTonnesEach' : 'cargoTonnesAll')}
        value={cargo.tonnes}
        min={0.1}
        step="any"
        onChange={(tonnes) => set({ tonnes: tonnes ?? 0 })}
        required
      />
      {(kind === 'pallets' || kind === 'loose') && (
        <Amount label={t('cargoVolume')} value={cargo.cubicMetres} min={0.1} step="any" onChange={(cubicMetres) => set({ cubicMetres })} />
      )}
      {canBeCold(cargo) && (
        <Amount label={t('cargoCold')} value={cargo.celsius} min={-70} max={60} step={1} onChange={(celsius) => set({ celsius })} />
      )}
      <label>
        <span>{t('cargoDangerous')}</span>
        <input
          type="text"
          inputMode="decimal"
          pattern="[1-9](\.[1-6])?"
          value={cargo.dangerous}
          onChange={(event) => set({ dangerous: event.target.value.trim() })}
        />
      </label>
      <label className="tick">
        <input type="checkbox" checked={cargo.oversize} onChange={(event) => set({ oversize: event.target.checked })} />
        <span>{t('cargoOversize')}</span>
      </label>
      <button type="submit" className="strong">
        {t('done')}
      </button>
    </form>
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [T, string])[];
  readonly onChange: (value: T) => void;
}

function Choice<T extends string>({ label, value, options, onChange }: ChoiceProps<T>) {
  const id = useId();
  return (
    <label htmlFor={id}>
      <span>{label}</span>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value as T)}>
        {options.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

interface AmountProps {
  readonly label: string;
  readonly value: number | undefined;
  readonly min: number;
  readonly max?: number;
  readonly step: number | 'any';
  readonly required?: boolean;
  readonly onChange: (value: number | undefined) => void;
}

function Amount({ label, value, min, max, step, required = false, onChange }: AmountProps) {
  const id = useId();
  return (
    <label htmlFor={id}>
      <span>{label}</span>
      <input
        id={id}
        type="number"
        min={min}
        max={max}
        step={step}
        required={required}
        value={value ?? ''}
        onChange={(event) => onChange(optional(event.target.value))}
      />
    </label>
  );
}
