import type { Plugin } from 'vite';

interface IconData {
  readonly name: string;
  readonly size: number;
  readonly node: readonly (readonly [
    element: string,
    attributes: Readonly<Record<string, string | number>>,
  ])[];
}

/**
 * Makes of each icon of Lucide a component that is a drawing and nothing else. Theirs puts one together from data, attribute by
 * attribute, each time that it is shown: a quarter of what drawing a bar of buttons takes.
 */
export const stillIcons: Plugin = {
  name: 'still-icons',
  enforce: 'pre',
  transform(code, id) {
    return ICON.test(id) ? { code: stillIcon(code), map: null } : null;
  },
};

const ICON = /@lucide[\\/]svelte[\\/]dist[\\/]icons[\\/][\w-]+\.svelte$/;

/** The source of a component of Lucide as one that has the properties that are used here: size, aria-label, aria-hidden. */
export function stillIcon(source: string): string {
  const data = /const iconData = (\{.*\});/.exec(source)?.[1];
  if (data === undefined) throw new Error('an icon of Lucide is not written as it was');
  // What Lucide writes there.
  const { name, size, node } = JSON.parse(data) as IconData;
  const drawing = node.map(([element, attributes]) => `<${element} ${written(attributes)} />`).join('');
  const look = written({
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${size} ${size}`,
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': 2,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    class: `lucide lucide-${name} lucide-icon`,
  });
  return `<script>
  const { size = ${size}, 'aria-label': label, 'aria-hidden': hidden = label === undefined ? 'true' : undefined } = $props();
</script>
<svg ${look} width={size} height={size} aria-label={label} aria-hidden={hidden}>${drawing}</svg>
`;
}

const written = (attributes: Readonly<Record<string, string | number>>): string =>
  Object.entries(attributes)
    .map(([name, value]) => `${name}="${value}"`)
    .join(' ');
