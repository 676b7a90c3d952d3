import { AGENCY_TYPES } from './agency-types.ts';

/** How texts shorten the names of offices of other fields; what is not here keeps the name that it prints. */
const SHORTENED: ReadonlyMap<string, string> = new Map([
  ['政府', '人民政府'],
  ['市监局', '市场监督管理局'],
  ['发改委', '发展和改革委员会'],
  ['发展改革委', '发展和改革委员会'],
  ['发改局', '发展和改革局'],
  ['卫生健康委', '卫生健康委员会'],
  ['卫健委', '卫生健康委员会'],
  ['卫健局', '卫生健康局'],
  ['人社局', '人力资源和社会保障局'],
  ['人力社保局', '人力资源和社会保障局'],
  ['住建局', '住房和城乡建设局'],
  ['文旅局', '文化和旅游局'],
  ['医保局', '医疗保障局'],
  ['经信局', '经济和信息化局'],
  ['工信局', '工业和信息化局'],
  ['消保委', '消费者权益保护委员会'],
  ['国资委', '国有资产监督管理委员会'],
  ['城管局', '城市管理局'],
  ['应急局', '应急管理局'],
  ['资规局', '自然资源和规划局'],
]);

/** The last words of the name of an office; what stands before them is its field. */
const LAST_WORDS =
  '(?:局|厅|委员会|委|办公室|办事处|政府|法院|检察院|署|中心|总队|支队|大队|协会|联合会|总工会|海关|管委会|分局|大学|学院|医院|集团|有限公司|监督管理所|监管所|工商所|检验所|研究院|检测院)';

/** Source of an expression for the name of an office without its place: 市场监管局, 人民法院, 人大常委会. */
export const OFFICE = `[\\p{Script=Han}（）]{0,18}?${LAST_WORDS}`;

export function officialOffice(printed: string): string {
  const listed = AGENCY_TYPES.find((type) => type.forms.includes(printed) && type.official !== printed);
  return SHORTENED.get(printed) ?? listed?.official ?? printed;
}

/** 关于…局2023年工作情况的报告, 关于印发…局2023年工作总结的通知: what stands before the agency in its own title. */
export const GIVEN_OUT = /^(?:关于(?:印发|报送|公布|发布)?|印发|报送|公布|发布)/u;

/** 转发浙江省市场监督管理局关于…的通知 is of whoever passes it on, and names another agency. */
export const PASSED_ON = /^(?:关于)?(?:转发|批转|贯彻|落实|学习|传达|答复)/u;
