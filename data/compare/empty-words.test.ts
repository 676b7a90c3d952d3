import { describe, expect, it } from 'vitest';
import { isEmptyWords } from './empty-words.ts';

describe('words that say nothing', () => {
  it.each([
    '干事凭真章，成事靠担当。',
    '改革攻坚，服务先行。',
    '县市场监管局党委书记、局长 李清源',
    '执法人员检查学校食堂',
    '“来清源消费,放心!”',
  ])('are slogans, signatures, captions and cries: %s', (text) => {
    expect(isEmptyWords(text)).toBe(true);
  });

  it.each([
    '推广首席质量官制度。',
    '建设规范化家宴中心5家，培训厨师600人。',
    '完善干部轮训制度，健全每周会商机制，强化所队建设。',
    '新增2家',
  ])('are not what is done or planned: %s', (text) => {
    expect(isEmptyWords(text)).toBe(false);
  });
});
