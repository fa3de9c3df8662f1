/**
 * One stop for the Tab key among many buttons of a grid: arrow keys, Home and End go from one to another, and Tab comes
 * back to where one was.
 */
export function rove(grid: HTMLElement, items: readonly HTMLElement[]): void {
  const enter = (at: number) => {
    items.forEach((item, each) => {
      item.tabIndex = each === at ? 0 : -1;
    });
  };
  enter(0);
  grid.addEventListener('focusin', ({ target }) => {
    const at = items.indexOf(target as HTMLElement);
    if (at >= 0) enter(at);
  });
  grid.addEventListener('keydown', (event) => {
    const at = items.indexOf(document.activeElement as HTMLElement);
    const to = at < 0 || event.ctrlKey || event.metaKey || event.altKey ? -1 : goal(event.key, at, items);
    if (to < 0 || to >= items.length) return;
    event.preventDefault();
    items[to]!.focus();
  });
}

function goal(key: string, at: number, items: readonly HTMLElement[]): number {
  switch (key) {
    case 'ArrowRight':
      return at + 1;
    case 'ArrowLeft':
      return at - 1;
    case 'ArrowDown':
      return at + columnsOf(items);
    case 'ArrowUp':
      return at - columnsOf(items);
    case 'Home':
      return 0;
    case 'End':
      return items.length - 1;
    default:
      return -1;
  }
}

/** As many as stand in the first row, as the page is wide now. */
function columnsOf(items: readonly HTMLElement[]): number {
  const top = items[0]?.offsetTop;
  const next = items.findIndex(({ offsetTop }) => offsetTop !== top);
  return next < 0 ? items.length : next;
}
