import type { Level } from './model.ts';

export const LEVEL_NAMES: Readonly<Record<Level, { readonly zh: string; readonly en: string }>> = {
  national: { zh: '国家级', en: 'National' },
  province: { zh: '省级', en: 'Province' },
  'prefecture city': { zh: '地市级', en: 'Prefecture city' },
  'county-level city': { zh: '县级市', en: 'County-level city' },
  county: { zh: '县级', en: 'County' },
  district: { zh: '区级', en: 'District' },
};
