/** Said beside what was counted with a regular expression whose scan its time limit has stopped: it is a least. */
export const STOPPED_SCAN = {
  zh: '正则扫描超过时限，结果可能不全',
  en: 'the scan was stopped in time; results may be incomplete',
} as const;
