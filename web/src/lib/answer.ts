// SPDX-License-Identifier: Apache-2.0
// What the engine answers, as far as the views read it. The whole of it is documented in
// docs/reference/plan-json.md; names are the engine's.

export type Evidence = 'documented' | 'dataset' | 'computed' | 'estimate' | 'assumption';

export interface Leg {
  leg: number;
  mode: string;
  service: string;
  service_name: string;
  operator: string;
  from_place: string;
  from_name: string;
  to_place: string;
  to_name: string;
  countries: string[];
  departure_local: string;
  arrival_local: string;
  duration_h: number;
  distance_km: number;
  cost_usd: number;
  co2e_kg: number;
  evidence: Evidence;
  sources: string[];
}

export interface LedgerRow {
  row: number;
  leg: number;
  kind: string;
  what: string;
  from_place: string;
  to_place: string;
  mode: string | null;
  service: string | null;
  operation: string | null;
  start: string;
  start_local: string;
  duration_h: number;
  duration_p10_h: number;
  duration_p50_h: number;
  duration_p90_h: number;
  probability: number;
  distance_km: number;
  distance_before_km: number;
  cost_usd: number;
  cost_before_usd: number;
  co2e_well_to_tank_kg: number;
  co2e_tank_to_wheel_kg: number;
  countries: string[];
  evidence: Evidence;
  sources: string[];
}

export interface Option {
  option: number;
  corridor: string | null;
  corridor_name: string | null;
  via: string[];
  via_places: string[];
  countries: string[];
  arrival: string;
  arrival_local: string;
  days: number;
  days_p10: number | null;
  days_p50: number | null;
  days_p90: number | null;
  by_probability: number | null;
  missed_probability: number | null;
  distance_km: number;
  cost_usd: number;
  cost_usd_per_feu: number;
  generalised_cost_usd: number;
  co2e_kg: number;
  transfers: number;
  risk: number;
  permits: string[];
  weakest_evidence: Evidence;
  legs: Leg[];
  ledger: LedgerRow[];
}

export interface Excluded {
  corridor: string | null;
  corridor_name: string | null;
  rule: string;
  rules: string[];
  via: string[];
  countries: string[];
  days: number;
  cost_usd: number;
  co2e_kg: number;
  transfers: number;
}

export interface Relaxation {
  what?: string;
  [column: string]: unknown;
}

export interface Source {
  source: string;
  title: string;
  publisher: string | null;
  year: string | null;
  url: string | null;
}

export interface Explained {
  option: number;
  row: number;
  what: string;
  value: string;
  formula: string;
  inputs: string | null;
  evidence: Evidence;
  sources: string[];
  method: string | null;
  note: string | null;
}

export interface PlanAnswer {
  outcome: string;
  question: { summary: string; origin_name: string; destination_name: string; option_count: number; [name: string]: unknown };
  options: Option[];
  excluded: Excluded[];
  relaxations: Relaxation[];
  sources: Source[];
  explained?: Explained[];
  reproduce: { command: string; network_digest: string; version: string };
}

export interface PlaceFound {
  id: string;
  name: string;
  names?: Record<string, string>; // by language
  kind: string;
  country: string;
  lat: number;
  lon: number;
  called?: string;
}

/** RFC 9457. */
export interface Trouble {
  title: string;
  status: number;
  detail?: string;
  code?: string;
  pointer?: string;
  hint?: string;
  problems?: { what?: string; detail?: string; hint?: string; pointer?: string; value?: string }[];
  relaxations?: Relaxation[];
  answer?: PlanAnswer;
}
