// SPDX-License-Identifier: Apache-2.0
// Light or dark: as the reader's system says, until the reader says otherwise.

class Theme {
  isDark = $state(matchMedia('(prefers-color-scheme: dark)').matches);

  constructor() {
    this.show();
  }
  toggle(): void {
    this.isDark = !this.isDark;
    this.show();
  }
  private show(): void {
    document.documentElement.dataset.theme = this.isDark ? 'dark' : 'light';
  }
}

export const theme = new Theme();

/** The value of one of the page's colours, for what cannot read style sheets. */
export const colour = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
