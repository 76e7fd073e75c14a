/** The bottom drawer: four readings of the same ways. It remembers its height. */
import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { type Tab, tabs } from '../state/address.js';
import { usePage } from '../state/page-context.js';
import { waysOf } from '../state/page-state.js';
import { useLanguage } from '../words/languages.js';
import { Distance } from './distance.js';
import { Front } from './front.js';
import { Hatching } from './hatching.js';
import { Legend } from './legend.js';
import { Timeline } from './timeline.js';
import { Timetable } from './timetable.js';

const kept = 'qiyun-drawer-height';
const [least, usual] = [44, 280];
const mostHeight = (): number => Math.round(innerHeight * 0.7);
const clamp = (height: number): number => Math.max(least, Math.min(mostHeight(), Math.round(height)));

function keptHeight(): number {
  try {
    return clamp(Number(localStorage.getItem(kept) ?? usual));
  } catch {
    return usual;
  }
}

export function Drawer() {
  const { state, change } = usePage();
  const { t } = useLanguage();
  const [height, setHeight] = useState(keptHeight);
  const set = (next: number): void => {
    const clamped = clamp(next);
    setHeight(clamped);
    try {
      localStorage.setItem(kept, String(clamped));
    } catch {
      // a browser that keeps nothing still has a drawer
    }
  };
  const drag = (event: PointerEvent): void => {
    const [from, was] = [event.clientY, height];
    const move = (at: globalThis.PointerEvent): void => set(was + from - at.clientY);
    const drop = (): void => {
      removeEventListener('pointermove', move);
      removeEventListener('pointerup', drop);
    };
    addEventListener('pointermove', move);
    addEventListener('pointerup', drop);
    event.preventDefault();
  };
  const nudge = (event: KeyboardEvent): void => {
    const step = { ArrowUp: 24, ArrowDown: -24, PageUp: 120, PageDown: -120 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    set(height + step);
  };
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const next = tabs[(tabs.indexOf(state.tab) + step + tabs.length) % tabs.length] ?? 'timeline';
    change({ do: 'tab', tab: next });
    document.getElementById(`tab-${next}`)?.focus();
  };
  if (waysOf(state).length === 0) return null;
  return (
    <section className="drawer" aria-label={t('drawer')} style={{ height }}>
      {/* biome-ignore lint/a11y/useSemanticElements: a separator that moves is not a rule */}
      <div
        className="drawer-edge"
        role="separator"
        aria-orientation="horizontal"
        tabIndex={0}
        aria-label={t('drawerHeight')}
        aria-valuenow={height}
        aria-valuemin={least}
        aria-valuemax={mostHeight()}
        onPointerDown={drag}
        onKeyDown={nudge}
      />
      <div className="tabs" role="tablist" aria-label={t('drawer')} onKeyDown={move}>
        {tabs.map((tab) => (
          <button
            key={tab}
            id={`tab-${tab}`}
            type="button"
            role="tab"
            aria-selected={tab === state.tab}
            aria-controls="tab-panel"
            tabIndex={tab === state.tab ? 0 : -1}
            onClick={() => {
              change({ do: 'tab', tab });
              if (height < 120) set(usual);
            }}
          >
            {t(`tab_${tab}`)}
          </button>
        ))}
        <Legend />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a panel that scrolls must be reachable by keyboard */}
      <div id="tab-panel" role="tabpanel" aria-labelledby={`tab-${state.tab}`} tabIndex={0} className="tab-panel">
        <TabContent tab={state.tab} />
      </div>
      <Hatching />
    </section>
  );
}

function TabContent({ tab }: { readonly tab: Tab }) {
  switch (tab) {
    case 'timeline':
      return <Timeline />;
    case 'distance':
      return <Distance />;
    case 'front':
      return <Front />;
    case 'table':
      return <Timetable />;
  }
}
