/** Provinces and the like may stand before the place that the agency belongs to: 上海市浦东新区市场监督管理局. */
const OUTER = /^.{2,8}?(?:省|自治区|自治州|地区|盟|市)(?=.{1,8}(?:市|县|区|旗))/u;
const OFFICE = /(?:市场监督管理|市场监管|(?:食品)?药品监督管理|知识产权|工商行政管理|质量技术监督).{0,6}$/u;

/** The shortest usual name of an agency's place: 平湖市市场监督管理局 → 平湖, 浙江省市场监督管理局 → 浙江; a zone (开发区) keeps its word. */
export function agencyLabel(agency: string): string {
  // A second plate on the door: 平湖市市场监督管理局（平湖市知识产权局）.
  const name = agency.replace(/(?<=.)[（(][^（()）]*[)）]$/u, '');
  const office = OFFICE.exec(name);
  if (!office) return agency;
  const place = name.slice(0, office.index).replace(OUTER, '');
  const bare = place.replace(
    /(?<=.{2})新区$|(?:特别行政区|自治区|省|市|县|(?<!开发|试验|示范|度假|园)区|旗)$/u,
    '',
  );
  return [...bare].length >= 2 ? bare : place || agency;
}
