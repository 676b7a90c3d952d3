/** Moves the focus one year to the left or right among the dots of a chart, whatever line they stand on. */
export function focusBeside(svg: SVGSVGElement | undefined, current: EventTarget | null, step: 1 | -1): void {
  const dots = [...(svg?.querySelectorAll<SVGGElement>('.dot') ?? [])].sort(
    (a, b) => Number(a.dataset['year']) - Number(b.dataset['year']),
  );
  dots[dots.findIndex((dot) => dot === current) + step]?.focus();
}
