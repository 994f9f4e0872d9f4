// SPDX-License-Identifier: Apache-2.0
// A question that takes longer than a plan: asked when one says so, given up when one says so, kept until the
// question is another.
import { ask, troubleOf } from './api';
import type { Trouble } from './answer';

export class Study<T extends { outcome: string }> {
  answer = $state.raw<T | null>(null);
  trouble = $state.raw<Trouble | null>(null);
  isAsking = $state(false);
  seconds = $state(0);
  private under: AbortController | null = null;

  constructor(
    private readonly verb: string,
    private readonly query = '',
  ) {}

  async ask(question: object): Promise<void> {
    this.stop();
    const under = (this.under = new AbortController());
    const start = performance.now();
    const clock = window.setInterval(() => (this.seconds = (performance.now() - start) / 1000), 200);
    this.isAsking = true;
    this.trouble = null;
    try {
      this.answer = await ask<T>(this.verb, question, under.signal, this.query);
    } catch (error) {
      if (!under.signal.aborted) this.trouble = troubleOf(error);
    } finally {
      clearInterval(clock);
      if (this.under === under) this.isAsking = false;
    }
  }
  stop(): void {
    this.under?.abort();
    this.isAsking = false;
  }
}

export type Row = Record<string, string | number | boolean | null | [number, number][]>;
export const number = (row: Row, column: string): number => Number(row[column] ?? 0);
