import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { stillIcon } from './still-icons.ts';

const ICONS = path.join(path.dirname(createRequire(import.meta.url).resolve('@lucide/svelte/icons/x')));

describe('icons', () => {
  it('are drawn as Lucide draws them, every one', () => {
    const files = readdirSync(ICONS).filter((name) => name.endsWith('.svelte'));
    expect(files.length).toBeGreaterThan(1000);
    for (const file of files) {
      const source = readFileSync(path.join(ICONS, file), 'utf8');
      const still = stillIcon(source);
      // As the source lists them: element by element, attribute by attribute.
      const listed = source.matchAll(
        /"(?:d|cx|cy|r|x|y|x1|x2|y1|y2|rx|ry|width|height|points)": (?:"([^"]*)"|([\d.]+))/g,
      );
      for (const [, text, number] of listed) expect(still).toContain(`"${text ?? number}"`);
      expect(still.match(/ \/>/g)).toHaveLength(source.match(/\["\w+", \{/g)!.length);
    }
  });

  it('are refused where they are written in another way', () => {
    expect(() => stillIcon('<svg></svg>')).toThrow('is not written as it was');
  });
});
