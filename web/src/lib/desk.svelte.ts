// SPDX-License-Identifier: Apache-2.0
// The desk at which one works: the state, its undo list, and the answer that belongs to it. Whoever changes the
// state does it through `change`; the address and the answer follow.
import type { Option, PlanAnswer, Trouble } from './answer';
import { plan, troubleOf } from './api';
import { History } from './history';
import { fromQuery, questionOf, toQuery, type Patch, type State } from './state';

const kPause = 250; // ms without a key before a question is asked

class Desk {
  state = $state<State>(fromQuery(location.search.slice(1)));
  answer = $state.raw<PlanAnswer | null>(null);
  /** The answer without scenarios and patches: what changes are measured against. */
  before = $state.raw<PlanAnswer | null>(null);
  trouble = $state.raw<Trouble | null>(null);
  isAsking = $state(false);
  tookMs = $state(0);
  private history = new History(toQuery(this.state));
  private asked = '';
  private under: AbortController | null = null;
  private timer = 0;
  canUndo = $state(false);
  canRedo = $state(false);

  readonly option = $derived.by((): Option | null => this.answer?.options[this.state.option - 1] ?? this.answer?.options[0] ?? null);
  readonly overlay = $derived.by((): Option | null => this.answer?.options[this.state.overlay - 1] ?? null);
  readonly isWhatIf = $derived(this.state.scenarios.length + this.state.patches.length > 0);

  change(part: Partial<State>, kind = ''): void {
    this.state = { ...this.state, ...part };
    const query = toQuery(this.state);
    this.history.push(query, kind);
    this.show(query, 'push');
  }
  patch(patch: Patch): void {
    const rest = this.state.patches.filter((one) => one.table !== patch.table || one.key !== patch.key || one.field !== patch.field);
    this.change({ patches: [...rest, patch] });
  }
  undo(): void {
    this.take(this.history.undo());
  }
  redo(): void {
    this.take(this.history.redo());
  }
  /** To be called once, when the page is there. */
  start(): void {
    addEventListener('popstate', () => this.take(location.search.slice(1), false));
    this.ask();
  }

  private take(query: string, writes = true): void {
    this.state = fromQuery(query);
    if (writes) this.show(query, 'replace');
    else this.ask();
  }
  private show(query: string, how: 'push' | 'replace'): void {
    history[`${how}State`](null, '', query ? `?${query}` : location.pathname);
    this.canUndo = this.history.canUndo;
    this.canRedo = this.history.canRedo;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.ask(), kPause);
  }
  private async ask(): Promise<void> {
    const { origin, destination } = this.state;
    if (!origin || !destination) {
      this.answer = this.before = this.trouble = null;
      this.asked = '';
      return;
    }
    const question = questionOf(this.state);
    const text = JSON.stringify(question);
    if (text === this.asked) return;
    this.asked = text;
    this.under?.abort();
    const under = (this.under = new AbortController());
    this.isAsking = true;
    const start = performance.now();
    try {
      const { scenario: _, ...plain } = question;
      const [answer, before] = await Promise.all([plan(question, under.signal), this.isWhatIf ? plan(plain, under.signal).catch(() => null) : null]);
      this.answer = answer;
      this.before = before;
      this.trouble = null;
    } catch (error) {
      if (under.signal.aborted) return;
      this.trouble = troubleOf(error);
      this.answer = this.trouble.answer ?? null;
    }
    this.tookMs = performance.now() - start;
    this.isAsking = false;
  }
}

export const desk = new Desk();
