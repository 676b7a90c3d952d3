import type { ComponentConstructorOptions, SvelteComponent } from 'svelte';
import type { VListHandle, VListProps } from '../node_modules/virtua/lib/svelte/VList.type.d.ts';

/**
 * The list of virtua/svelte. Its package has types for the properties, and for the list itself only a component that a
 * Svelte compiler must read: to `svelte-check --incremental` any component of a package is one of anything. Types alone;
 * the window imports the package.
 */
export type VList<T> = SvelteComponent<VListProps<T>> & VListHandle;
export declare const VList: new <T>(options: ComponentConstructorOptions<VListProps<T>>) => VList<T>;
