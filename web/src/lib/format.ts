// SPDX-License-Identifier: Apache-2.0
// Numbers and dates as the reader's language writes them. An engine's null is a dash, never a zero.

const kNothing = '–';

export class Format {
  constructor(private readonly locale: string) {}

  number(value: number | null | undefined, digits = 0): string {
    if (value === null || value === undefined) return kNothing;
    return new Intl.NumberFormat(this.locale, { maximumFractionDigits: digits, minimumFractionDigits: digits }).format(value);
  }
  usd(value: number | null | undefined): string {
    if (value === null || value === undefined) return kNothing;
    return new Intl.NumberFormat(this.locale, { style: 'currency', currency: 'USD', maximumFractionDigits: 0 }).format(value);
  }
  percent(share: number | null | undefined): string {
    if (share === null || share === undefined) return kNothing;
    return new Intl.NumberFormat(this.locale, { style: 'percent', maximumFractionDigits: 0 }).format(share);
  }
  /** "2024-07-06T12:52:50+08:00" by the clocks of the place, which the text already is in. */
  local(text: string | null | undefined): string {
    if (!text) return kNothing;
    const date = new Date(`${text.slice(0, 16)}Z`);
    return new Intl.DateTimeFormat(this.locale, { timeZone: 'UTC', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }).format(date);
  }
  day(text: string | null | undefined): string {
    if (!text) return kNothing;
    return new Intl.DateTimeFormat(this.locale, { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(`${text.slice(0, 10)}T00:00Z`));
  }
  country(code: string): string {
    try {
      return new Intl.DisplayNames([this.locale], { type: 'region' }).of(code) ?? code;
    } catch {
      return code;
    }
  }
}
