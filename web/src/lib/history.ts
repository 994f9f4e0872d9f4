// SPDX-License-Identifier: Apache-2.0
// Undo and redo over states: a list of addresses and where one stands in it. Small moves of the same control
// (dragging, typing) become one step.

export class History {
  private steps: string[];
  private at = 0;
  private lastKind = '';

  constructor(first: string) {
    this.steps = [first];
  }
  get canUndo(): boolean {
    return this.at > 0;
  }
  get canRedo(): boolean {
    return this.at + 1 < this.steps.length;
  }
  /** `kind` tells controls apart: two moves of one kind in a row are one step; empty: always its own. */
  push(step: string, kind = ''): void {
    if (step === this.steps[this.at]) return;
    const joins = kind !== '' && kind === this.lastKind && this.at + 1 === this.steps.length && this.at > 0;
    this.lastKind = kind;
    if (joins) {
      this.steps[this.at] = step;
      return;
    }
    this.steps = [...this.steps.slice(0, this.at + 1), step];
    this.at++;
  }
  undo(): string {
    this.lastKind = '';
    if (this.canUndo) this.at--;
    return this.steps[this.at]!;
  }
  redo(): string {
    this.lastKind = '';
    if (this.canRedo) this.at++;
    return this.steps[this.at]!;
  }
}
