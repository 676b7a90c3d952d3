/** Units in which reports count, as they stand behind 单位： over a table. */
const UNIT =
  '[十百千万亿]{0,3}(?:[美欧日]?元|户|户次|[个件家人名批台班场期份起次宗项条张本册瓶盒箱袋辆艘只头吨斤克亩米天]|件次|家次|人次|批次|台次|车次|' +
  '公斤|千克|公顷|公里|平方米|平方公里|立方米|个工作日|个百分点|百分点|[%％‰])';
const UNITS = new RegExp(String.raw`^${UNIT}(?:[、，,/／]${UNIT}){0,9}[。；;，,]?(?=$|[\s()（）])`, 'u');

/** Whether 单位 means what is counted in (万元; 台（套）) and no agency, by what stands behind its colon. */
export function isUnitOfMeasure(value: string): boolean {
  return UNITS.test(value);
}
