// SPDX-License-Identifier: Apache-2.0
// The one state behind all views, as a plain value: what is asked, what is different (scenarios and patches),
// what is selected. It is written into the address, so that a link holds all of it, and read back from there.
// What equals its preset is left out: the shortest link says the same.

/** One change to the network: an `[[edit]]` of a scenario file. */
export interface Patch {
  action: 'set' | 'scale' | 'close' | 'open';
  table: string;
  key: string;
  field?: string;
  value?: string | number;
  valid_from?: string;
  valid_to?: string;
}

export const kViews = ['ask', 'distance', 'flows', 'time', 'compare', 'data', 'report'] as const;
export type View = (typeof kViews)[number];

export interface State {
  view: View;
  origin: string;
  destination: string;
  feu: number;
  commodity: string;
  ready: string; // local time of the origin, as typed: 2024-07-05T08:00
  by: string;
  avoid: string[];
  only: string[];
  via: string[];
  weigh: string; // value of time, USD per FEU and day; empty: what the commodity says
  scenarios: string[]; // event:ID, or the name of a saved one
  patches: Patch[];
  option: number; // selected, from 1
  overlay: number; // drawn beside it; 0: none
  table: string; // of the data view
  year: number; // of flows and simulation
}

export const kPreset: State = {
  view: 'ask',
  origin: '',
  destination: '',
  feu: 1,
  commodity: 'general',
  ready: '',
  by: '',
  avoid: [],
  only: [],
  via: [],
  weigh: '',
  scenarios: [],
  patches: [],
  option: 1,
  overlay: 0,
  table: 'place',
  year: 2024,
};

type Key = keyof State;
const kKeys = Object.keys(kPreset) as Key[];

export function toQuery(state: State): string {
  const query = new URLSearchParams();
  for (const key of kKeys) {
    const value = state[key];
    if (JSON.stringify(value) === JSON.stringify(kPreset[key])) continue;
    if (key === 'patches') query.set(key, JSON.stringify(value));
    else if (Array.isArray(value)) for (const one of value as string[]) query.append(key, one);
    else query.set(key, String(value));
  }
  return query.toString();
}

/** Reads what it understands; what it does not, keeps its preset. */
export function fromQuery(text: string): State {
  const query = new URLSearchParams(text);
  const state = structuredClone(kPreset);
  const put = <K extends Key>(key: K, value: State[K]) => (state[key] = value);
  for (const key of kKeys) {
    const given = query.get(key);
    if (given === null) continue;
    if (key === 'patches') put('patches', patchesOf(given));
    else if (key === 'view') put('view', kViews.find((view) => view === given) ?? kPreset.view);
    else if (Array.isArray(kPreset[key])) put(key, query.getAll(key) as never);
    else if (typeof kPreset[key] === 'number') {
      const number = Number(given);
      if (Number.isFinite(number)) put(key, number as never);
    } else put(key, given as never);
  }
  return state;
}

function patchesOf(text: string): Patch[] {
  try {
    const value: unknown = JSON.parse(text);
    if (!Array.isArray(value)) return [];
    return value.filter((one): one is Patch => ['action', 'table', 'key'].every((name) => typeof one?.[name] === 'string'));
  } catch {
    return [];
  }
}

/** The question of /v1/plan that a state asks. */
export function questionOf(state: State): Record<string, unknown> {
  const question: Record<string, unknown> = {
    origin: state.origin,
    destination: state.destination,
    feu: state.feu,
    commodity: state.commodity,
  };
  if (state.ready) question.ready = state.ready;
  if (state.by) question.by = state.by;
  if (state.weigh) question['value-of-time'] = Number(state.weigh);
  for (const key of ['avoid', 'only', 'via'] as const) if (state[key].length) question[key] = state[key];
  const scenarios = scenariosOf(state);
  if (scenarios.length) question.scenario = scenarios;
  return question;
}

/** Named scenarios first, then the patches of this page as one of their own. */
export function scenariosOf(state: State): unknown[] {
  const scenarios: unknown[] = [...state.scenarios];
  if (state.patches.length) {
    scenarios.push({ name: 'my values', reason: 'set on the page', edit: state.patches });
  }
  return scenarios;
}
