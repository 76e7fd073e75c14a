/** What the ways must not touch: countries, modes, places, straits. A choice asks at once. */
import { useId } from 'react';
import type { FoundPlace } from '../server/ask-server.js';
import { modes } from '../state/question.js';
import { useLanguage } from '../words/languages.js';
import { PlaceBox } from './place-box.js';

/** Countries of the network's corridors. */
const countries =
  `AF AL AM AT AZ BA BE BG BY CH CN CY CZ DE DK EE EG ES FI FR GB GE GR HR HU IN IQ IR IT JO JP KG KH KP KR KZ LA LT LU LV MD ME MK MM MN MY NL NO OM PK PL PT RO
RS RU SA SE SG SI SK SY TH TJ TM TR TW UA UZ VN`.split(/\s+/);
const passages = [
  'suez',
  'bab_el_mandeb',
  'malacca',
  'hormuz',
  'bosphorus',
  'dardanelles',
  'gibraltar',
  'cape',
  'panama',
  'northern_sea_route',
  'kiel',
  'oresund',
  'sunda',
  'taiwan',
] as const;

interface Props {
  readonly avoid: readonly string[];
  readonly onChange: (avoid: readonly string[], place?: FoundPlace) => void;
}

export function AvoidEditor({ avoid, onChange }: Props) {
  const { t, figures, language } = useLanguage();
  const id = useId();
  const toggle = (selector: string, place?: FoundPlace): void =>
    onChange(avoid.includes(selector) ? avoid.filter((one) => one !== selector) : [...avoid, selector], place);
  const named = countries.map((code) => [code, figures.country(code)] as const).sort((a, b) => a[1].localeCompare(b[1], language));
  return (
    <div className="fields">
      <fieldset className="ticks">
        <legend>{t('avoidMode')}</legend>
        {modes.map((mode) => (
          <label key={mode} className="tick">
            <input type="checkbox" checked={avoid.includes(`mode:${mode}`)} onChange={() => toggle(`mode:${mode}`)} />
            <span>{t(`mode_${mode}`)}</span>
          </label>
        ))}
      </fieldset>
      <label htmlFor={`${id}-country`}>
        <span>{t('avoidCountry')}</span>
        <select id={`${id}-country`} value="" onChange={(event) => event.target.value !== '' && toggle(`country:${event.target.value}`)}>
          <option value="">{t('chooseOne')}</option>
          {named
            .filter(([code]) => !avoid.includes(`country:${code}`))
            .map(([code, name]) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
        </select>
      </label>
      <label htmlFor={`${id}-passage`}>
        <span>{t('avoidPassage')}</span>
        <select id={`${id}-passage`} value="" onChange={(event) => event.target.value !== '' && toggle(`passage:${event.target.value}`)}>
          <option value="">{t('chooseOne')}</option>
          {passages
            .filter((one) => !avoid.includes(`passage:${one}`))
            .map((one) => (
              <option key={one} value={one}>
                {t(`passage_${one}`)}
              </option>
            ))}
        </select>
      </label>
      <PlaceBox label={t('avoidPlace')} value="" onPick={(place) => toggle(`place:${place.id}`, place)} />
    </div>
  );
}
