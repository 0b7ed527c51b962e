import type { Page } from '@playwright/test';

/** What a page measures, each list naming what breaks its law. */
export type Measures = {
  headings: number;
  tooWide: string[];
  smallText: string[];
  smallTargets: string[];
  tightLines: string[];
};

export type Limits = { text: number; target: number; leading: number };

/** Reads sizes off the laid-out page. Text that only a screen reader or a printer gets does not count. */
export function measure(page: Page, limits: Limits): Promise<Measures> {
  return page.evaluate(({ text: minText, target: minTarget, leading }) => {
    const root = document.documentElement;
    const tag = (element: Element): string => {
      const words = (element.getAttribute('aria-label') ?? element.textContent)
        .replaceAll(/\s+/g, ' ')
        .trim();
      return `<${element.tagName.toLowerCase()} ${element.className}> ${words.slice(0, 30)}`;
    };
    const isShown = (element: Element): boolean => {
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
      if (element.closest('.visually-hidden')) return false;
      const { width, height } = element.getBoundingClientRect();
      return width > 1 && height > 1;
    };

    const smallText = new Set<string>();
    const tightLines = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!node.textContent?.trim() || !element || !isShown(element)) continue;
      if (element.closest('svg, script, style, noscript')) continue;
      const { fontSize, lineHeight } = getComputedStyle(element);
      const size = Number.parseFloat(fontSize);
      if (size < minText - 0.01) smallText.add(`${size}px ${tag(element)}`);
      // A seal or a numeral that only decorates stands alone on its line.
      if (element.closest('[aria-hidden=true]')) continue;
      const ratio = Number.parseFloat(lineHeight) / size;
      // "normal" is not a number, and fails.
      if (!(ratio >= leading - 0.005)) tightLines.add(`${lineHeight} of ${fontSize} ${tag(element)}`);
    }

    // What one presses: a radio or a checkbox is pressed through its label, a link inside a sentence is text.
    const smallTargets = new Set<string>();
    const pressed =
      'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=tab]';
    for (const element of document.querySelectorAll(pressed)) {
      const label = element instanceof HTMLInputElement && /radio|checkbox/.test(element.type);
      const area = label ? (element.labels?.[0] ?? element) : element;
      if (
        !isShown(area) ||
        (element instanceof HTMLAnchorElement && getComputedStyle(element).display === 'inline')
      )
        continue;
      const { width, height, bottom } = area.getBoundingClientRect();
      if (bottom <= 0) continue; // the link that skips to the content waits above the page
      if (width < minTarget - 0.5 || height < minTarget - 0.5) {
        smallTargets.add(`${Math.round(width)}×${Math.round(height)} ${tag(area)}`);
      }
    }

    const tooWide: string[] = [];
    if (root.scrollWidth > root.clientWidth) {
      tooWide.push(`page ${root.scrollWidth} in ${root.clientWidth}`);
      for (const element of document.body.querySelectorAll('*')) {
        if (element.getBoundingClientRect().right > root.clientWidth + 0.5 && isShown(element))
          tooWide.push(tag(element));
      }
    }
    const headings = [...document.querySelectorAll('h1')].filter(isShown).length;
    return {
      headings,
      tooWide: tooWide.slice(0, 8),
      smallText: [...smallText],
      smallTargets: [...smallTargets],
      tightLines: [...tightLines],
    };
  }, limits);
}
