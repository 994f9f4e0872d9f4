// SPDX-License-Identifier: Apache-2.0
// Questions to the server that brought this page: never to another one. An answer that is not what one hoped
// for is a Refusal with the server's own words (RFC 9457).
import type { PlaceFound, PlanAnswer, Trouble } from './answer';

class Refusal extends Error {
  constructor(readonly trouble: Trouble) {
    super(trouble.detail ?? trouble.title);
  }
}

/** What went wrong: the server's own words, or that it does not answer. */
export const troubleOf = (error: unknown): Trouble => (error instanceof Refusal ? error.trouble : { title: String(error), status: 0, code: 'unreachable' });

async function read<T>(response: Response): Promise<T> {
  const text = await response.text();
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refusal({ title: 'Unreadable answer', status: response.status, detail: text.slice(0, 200) });
  }
  if (!response.ok) throw new Refusal({ title: response.statusText, ...(value as object), status: response.status } as Trouble);
  return value as T;
}

/** Asks a verb: POST /v1/VERB. The signal gives up the question. */
export async function ask<T>(verb: string, question: object, signal?: AbortSignal, query = ''): Promise<T> {
  const response = await fetch(`/v1/${verb}${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(question),
    signal: signal ?? null,
  });
  return read<T>(response);
}

async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return read<T>(await fetch(path, { headers: { accept: 'application/json' }, signal: signal ?? null }));
}

export const plan = (question: object, signal?: AbortSignal) => ask<PlanAnswer>('plan', question, signal, '?maps=yes');

export async function findPlaces(text: string, signal?: AbortSignal): Promise<PlaceFound[]> {
  const answer = await get<{ places: PlaceFound[] }>(`/v1/places?q=${encodeURIComponent(text)}&limit=8`, signal);
  return answer.places;
}

let places: Promise<PlaceFound[]> | null = null;
/** All places of the network, fetched once. */
export function allPlaces(): Promise<PlaceFound[]> {
  places ??= get<{ places: PlaceFound[] }>('/v1/places?limit=1000').then((answer) => answer.places);
  return places;
}
