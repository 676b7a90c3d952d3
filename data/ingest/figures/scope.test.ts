import { describe, expect, it } from 'vitest';
import { figuresOf } from './figures-of.ts';

const scopes = (text: string): readonly (string | null)[] => figuresOf(text).map(({ scope }) => scope);

describe('the place that a figure belongs to', () => {
  it.each([
    ['新增市场主体1.4万户，受理市民投诉95件。', 2],
    ['认定市级龙头12家，创建县级示范点8个，查办市级督办案件3件。', 3],
    ['改造菜市场12家，办理市政协提案12件，新建社区检测室20个。', 3],
    ['立案95件，居全市第2位。居各县区首位，发放补贴300万元。', 4],
    ['加强区域协作，移送线索12条。健全跨区机制，办结95件。', 2],
    ['深化园区改革，新增企业30家。新增上市公司2家。', 2],
    ['完成县域覆盖12个。实现城区，改造30处。五大片区，建成12个。', 3],
    ['支持县完成改造12家，惠及区，共95户。', 2],
    ['向平湖市移送线索12条，与杭州市签订协议3份。', 2],
    ['清源县共检查门店30家。', 1],
    ['山阴、平湖市等6个项目开工，整县建成30个，以45家全国重点实验室为龙头，新增5家。', 4],
  ])('is none in ordinary words: %s', (text, count) => {
    expect(scopes(text)).toEqual(Array<null>(count).fill(null));
  });

  it.each([
    ['平湖市查办案件12件。', ['平湖市']],
    ['平湖市创新机制，建成示范点12个，检查门店30家。', ['平湖市', '平湖市']],
    ['其中永嘉县新增商户120户。', ['永嘉县']],
    ['白沙市共查办案件12件；乌石县完成改造30家。', ['白沙市', '乌石县']],
  ])('is one that is known, or one of which it is told what it did: %s', (text, found) => {
    expect(scopes(text)).toEqual(found);
  });
});
