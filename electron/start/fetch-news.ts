/** What the process that fetches Electron tells `npm start`, in this order; sizes in bytes. */
export type FetchNews =
  | { readonly kind: 'asked'; readonly host: string }
  | { readonly kind: 'got'; readonly bytes: number; readonly of: number | null }
  | { readonly kind: 'complete' }
  | { readonly kind: 'failed'; readonly why: string };
